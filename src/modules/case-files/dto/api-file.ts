import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ADDRESS_PROBLEMS, ApiProblems } from '../../../platform/http/api-problems.js';
import { FILE_NUMBER } from '../../forms.js';

/** Documents the file number in an address. */
export function ApiFileNumber(): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'fileNumber',
      description: 'Number of the file.',
      schema: { ...FILE_NUMBER.schema, example: FILE_NUMBER.example },
    }),
    ApiProblems(...ADDRESS_PROBLEMS),
  );
}
