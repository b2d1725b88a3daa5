import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { type Logger } from 'pino';
import { v7 } from 'uuid';
import { AppModule } from './app.module.js';
import { type UnsignedConfig } from './config.js';
import { openApiDocument, openApiText } from './openapi.js';
import { BODY_LIMIT, registerBodyParser } from './platform/http/body-parser.js';
import {
  answerClientError,
  answerUnroutable,
  registerAddressLimit,
} from './platform/http/connection-problems.js';
import { limitConnections, patienceOf } from './platform/http/connections.js';
import { registerRequestLog } from './platform/http/request-log.js';
import { RouteTable } from './platform/http/route-table.js';
import { registerSecurityHeaders } from './platform/http/security-headers.js';
import { NestLogger } from './platform/logger.js';
import { type Documentation, serveDocumentation } from './platform/openapi/serve-documentation.js';

const MAX_PARAMETER_LENGTH = 200;

/**
 * Makes the service, ready to listen. Throws a StartupError when a route has no access rule. `config` and the database
 * it names must be sound: {@link checkDatabase} looks at that.
 */
export async function createApp(config: UnsignedConfig, logger: Logger): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => v7(),
    requestIdHeader: false,
    ...patienceOf(config.limits),
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerUnroutable,
  });
  const instance = adapter.getInstance() as unknown as FastifyInstance;
  instance.addHook('onRoute', (route) => routes.add(route.url, route.method));
  registerSecurityHeaders(instance, config.staffTokens);
  registerAddressLimit(instance);
  registerRequestLog(instance, logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, logger, routes),
    adapter,
    {
      logger: new NestLogger(logger),
      abortOnError: false,
      bodyParser: false,
    },
  );
  registerBodyParser(instance, config.limits.pace);
  limitConnections(instance.server, config.limits.connectionsPerAddress, config.trustedProxies);
  const documentation = (): Documentation => {
    const document = openApiDocument(app, config.staffTokens);
    return { document, text: openApiText(document) };
  };
  serveDocumentation(app, documentation, config.staffTokens);
  await app.init();
  await instance.ready();
  return app;
}
