import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { CONFIG, type Config } from '../../config.js';
import { accessRefusal, type AccessRule, needsStepUp, PERMISSIONS } from '../../domain/access.js';
import { Admission } from '../limits/admission.js';
import { RateLimits } from '../limits/rate-limits.js';
import { LOGGER } from '../logger.js';
import { StartupError } from '../startup-error.js';
import { ACCESS, type RouteAccess, setActor } from './access.js';
import { askedOf } from './asked-route.js';
import { Authenticator } from './authenticator.js';
import { Problem } from './problem.js';
import { RefusalLog } from './refusal-log.js';
import { stepUpProblem } from './step-up.js';

/** The one guard, before every route. It fails closed: at boot for a route without a rule, at run time for anything unclear. */
@Injectable()
export class AccessGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly refusals: RefusalLog,
    private readonly limits: RateLimits,
    private readonly admission: Admission,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stops the boot when any route names no access rule. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        if (this.#ruleOf(handler) === undefined) {
          throw new StartupError(
            `The route ${metatype?.name ?? ''}.${name} has no access rule: add @Permit(…) or @Public() to it.`,
          );
        }
      }
    }
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.#ruleOf(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (rule === 'public') {
      await this.limits.admitAnyone(request, reply);
      return true;
    }
    const authentication = await this.authenticator.authenticate(request);
    if ('refused' in authentication) {
      if (authentication.refused === 'none') await this.limits.admitAnyone(request, reply);
      else {
        const why = authentication.why ?? authentication.refused;
        this.refusals.credentialsRefused(why);
        this.logger.warn(
          {
            requestId: request.id,
            route: request.routeOptions.url,
            why,
          },
          'credentials refused',
        );
        await this.limits.countFailure(request, reply);
      }
      throw new Problem(
        authentication.refused === 'partner-not-approved' ? 'partner-suspended' : 'not-authenticated',
      );
    }
    const actor = { ...authentication.actor, requestId: request.id };
    await this.limits.admit(actor, reply);
    if (rule === undefined) throw new Problem('forbidden', { params: { role: actor.role } });
    const refusal = accessRefusal(actor, rule);
    if (refusal !== null) {
      await this.refusals.accessDenied(actor, askedOf(request, rule));
      const { scope }: AccessRule = PERMISSIONS[rule];
      throw refusal === 'scope'
        ? new Problem('scope-missing', { params: { scope: scope ?? '' } })
        : new Problem('forbidden', { params: { role: actor.role } });
    }
    if (needsStepUp(actor, rule, this.config.staffTokens.signInMaxAgeSeconds)) {
      this.logger.warn(
        { requestId: request.id, route: request.routeOptions.url, actor: actor.id },
        'a fresh sign-in with a second factor was asked for',
      );
      await this.refusals.accessDenied(actor, askedOf(request, rule));
      throw stepUpProblem(this.config.staffTokens);
    }
    setActor(request, actor);
    await this.admission.enter(actor, request, reply);
    return true;
  }

  #ruleOf(handler: object): RouteAccess | undefined {
    return this.reflector.get<RouteAccess | undefined>(ACCESS, handler as () => unknown);
  }
}
