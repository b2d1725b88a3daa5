import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Logger } from 'pino';
import { type EntitySchema, type MixedList } from 'typeorm';
import { CONFIG, type UnsignedConfig } from '../config.js';
import { Clock } from './clock.js';
import { BlindIndex } from './crypto/blind-index.js';
import { FieldCipher } from './crypto/field-cipher.js';
import { KeyRing } from './crypto/key-ring.js';
import { KeyVersions } from './crypto/key-versions.js';
import { AccessGuard } from './http/access.guard.js';
import { AnswerHeadersInterceptor } from './http/answer-headers.interceptor.js';
import { Authenticator } from './http/authenticator.js';
import { CursorCodec } from './http/cursor.js';
import { PassportAuthenticator } from './http/passport.authenticator.js';
import { ProblemFilter } from './http/problem.filter.js';
import { REFUSAL_CATALOGUE, type RefusalCatalogue } from './http/refusal-catalogue.js';
import { RouteTable } from './http/route-table.js';
import { DtoPipe } from './http/validation.js';
import { Ids } from './ids.js';
import { Admission } from './limits/admission.js';
import { RateLimits } from './limits/rate-limits.js';
import { LOGGER } from './logger.js';
import { JobQueue } from './queue/job-queue.js';
import { Worker } from './queue/worker.js';

/** What the plumbing is made with. */
export interface CoreOptions {
  readonly config: UnsignedConfig;
  readonly logger: Logger;
  readonly entities: MixedList<string | (new () => object) | EntitySchema>;
  readonly refusals: RefusalCatalogue;
  readonly routes: RouteTable;
}

/** Connections a process keeps to the database unless told. */
const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 30_000;

/** The plumbing: database, clock, keys, and the one guard, pipe, interceptor and filter before every route. */
@Global()
@Module({})
export class CoreModule {
  static with(options: CoreOptions): DynamicModule {
    const { config, logger } = options;
    return {
      module: CoreModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          entities: options.entities,
          synchronize: false,
          migrationsRun: false,
          logging: false,
          retryAttempts: 0,
          poolSize: config.poolSize ?? POOL_SIZE,
          applicationName: 'referral-desk',
          poolErrorHandler: (error: { code?: string }) =>
            logger.warn({ code: error.code }, 'a database connection was lost'),
          extra: { statement_timeout: STATEMENT_TIMEOUT_MS },
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: REFUSAL_CATALOGUE, useValue: options.refusals },
        { provide: RouteTable, useValue: options.routes },
        { provide: KeyRing, useFactory: () => new KeyRing(config.secrets.keyEncryptionKeys) },
        { provide: FieldCipher, useFactory: (ring: KeyRing) => new FieldCipher(ring), inject: [KeyRing] },
        { provide: BlindIndex, useFactory: () => new BlindIndex(config.secrets.blindIndexKey) },
        KeyVersions,
        { provide: Authenticator, useClass: PassportAuthenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: AnswerHeadersInterceptor },
        { provide: APP_PIPE, useClass: DtoPipe },
        Clock,
        Ids,
        CursorCodec,
        JobQueue,
        Worker,
        RateLimits,
        Admission,
      ],
      exports: [
        CONFIG,
        LOGGER,
        REFUSAL_CATALOGUE,
        KeyRing,
        KeyVersions,
        FieldCipher,
        BlindIndex,
        Clock,
        Ids,
        CursorCodec,
        JobQueue,
        Worker,
        RateLimits,
      ],
    };
  }
}
