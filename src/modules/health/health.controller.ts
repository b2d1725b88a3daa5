import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { oneOf } from '../../platform/openapi/forms.js';
import { HealthService } from './health.service.js';

/** Answer of a health probe. */
export class HealthDto {
  @Answer(oneOf(['ok']), 'Always “ok”; anything else is a problem answer.')
  status!: 'ok';
}

/** Probes for whoever runs the service. */
@ApiTags('Everyone')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'getLive', summary: 'Is the process alive', description: 'Touches nothing.' })
  @ApiOkResponse({ description: 'It is.', type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    operationId: 'getReady',
    summary: 'Can it serve',
    description:
      'Database reached, every migration run, keys right, no event of the audit log waiting for more than ten seconds, and not draining.',
  })
  @ApiOkResponse({ description: 'It can.', type: HealthDto })
  @ApiProblems('unavailable')
  ready(): Promise<HealthDto> {
    return this.health.ready();
  }
}
