import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  type AccessRule,
  type Actor,
  type Permission,
  PERMISSIONS,
  STAFF_ROLES,
} from '../../domain/access.js';
import { ApiProblems } from './api-problems.js';
import { type ProblemCode } from './problem-codes.js';

/** Metadata key of a route's access rule. */
export const ACCESS = 'desk:access';

/** A route's rule: a permission of the table, or `public`. */
export type RouteAccess = Permission | 'public';

/** Names of the two kinds of credentials in the OpenAPI document. */
export const SECURITY_SCHEMES = { partner: 'api-key', staff: 'staff-token' } as const;

/** What any request can be answered with, whatever its address. */
const OF_EVERY_REQUEST: readonly ProblemCode[] = [
  'bad-request',
  'headers-too-large',
  'internal-error',
  'quota-exceeded',
];

/**
 * The permission a caller needs for a route; it documents the credentials and the roles as well. A route with neither
 * this nor {@link Public} stops the boot.
 */
export function Permit(permission: Permission): MethodDecorator {
  const rule: AccessRule = PERMISSIONS[permission];
  const forStaff = STAFF_ROLES.some((role) => rule.roles.includes(role));
  const schemes = [
    ...(rule.roles.includes('partner') ? [ApiSecurity(SECURITY_SCHEMES.partner)] : []),
    ...(forStaff ? [ApiSecurity(SECURITY_SCHEMES.staff)] : []),
  ];
  return applyDecorators(
    SetMetadata(ACCESS, permission),
    ApiExtension('x-roles', [...rule.roles]),
    ...(rule.scope === undefined ? [] : [ApiExtension('x-scope', rule.scope)]),
    ...(rule.stepUp === undefined
      ? []
      : [ApiExtension('x-step-up', true), ApiProblems('sign-in-insufficient')]),
    ...(forStaff ? [ApiProblems('identity-provider-unavailable')] : []),
    ApiProblems('not-authenticated', ...refusalsOf(rule), 'unavailable', ...OF_EVERY_REQUEST),
    ...schemes,
  );
}

/** Says that a route is open to anyone, on purpose. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, 'public'), ApiProblems(...OF_EVERY_REQUEST));

/** Why the guard can refuse a caller whose credentials are good. */
function refusalsOf({ roles, scope }: AccessRule): readonly ProblemCode[] {
  const open = roles.includes('partner') && STAFF_ROLES.every((role) => roles.includes(role));
  return [
    ...(open ? [] : (['forbidden'] as const)),
    ...(roles.includes('partner') ? (['partner-suspended', 'too-many-at-once'] as const) : []),
    ...(scope === undefined ? [] : (['scope-missing'] as const)),
  ];
}

const actors = new WeakMap<FastifyRequest, Actor>();

/** Remembers who makes a request; the access guard does this once. */
export function setActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** Who makes a request, once the access guard has let it in. */
export function actorOf(request: FastifyRequest): Actor | undefined {
  return actors.get(request);
}

/** Parameter of a controller: who makes the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (actor === undefined) throw new Error('a route that names its actor is not public');
  return actor;
});
