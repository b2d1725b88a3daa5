import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';

/**
 * Parameter of a controller whose address ends in `*`: what stands there, slashes and all, decoded once. The documentation calls it
 * what `ApiParam` calls it.
 */
export const RestOfAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest>();
  return (params as { readonly '*'?: string })['*'] ?? '';
});
