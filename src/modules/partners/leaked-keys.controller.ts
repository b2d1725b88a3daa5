import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { LeakReportTakenDto, ReportLeakedKeyDto } from './dto/leaked-key.dto.js';
import { LeakedKeysService } from './leaked-keys.service.js';

/** Where anybody reports a key they found. */
@ApiTags('Everyone')
@Controller('v1/leaked-keys')
export class LeakedKeysController {
  constructor(private readonly leaks: LeakedKeysService) {}

  @Post()
  @HttpCode(202)
  @Public()
  @ApiOperation({
    operationId: 'reportLeakedKey',
    summary: 'Report an API key that was found where it should not be',
    description:
      'Open to anyone. A live key is revoked before this is answered, and the desk’s managers see it. The answer is the same for any token, so it tells nothing about it; the token is neither kept nor logged.',
  })
  @ApiAcceptedResponse({ description: 'The report was taken.', type: LeakReportTakenDto })
  @ApiProblems(...BODY_PROBLEMS, 'unavailable')
  report(@Req() { id }: FastifyRequest, @Body() body: ReportLeakedKeyDto): Promise<LeakReportTakenDto> {
    return this.leaks.report(id, body);
  }
}
