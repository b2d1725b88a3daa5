import { ApiParam } from '@nestjs/swagger';
import { UUID } from '../openapi/forms.js';

/** Documents an id in an address. */
export function ApiId(name: string, description: string): MethodDecorator {
  return ApiParam({ name, description, schema: { ...UUID.schema, example: UUID.example } });
}
