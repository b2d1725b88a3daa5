import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CASE_FILE_REFUSALS } from '../../domain/case-file/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblemList, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { DisposalDto, DisposeDto } from './disposal.dto.js';
import { DisposalsService } from './disposals.service.js';

const REFUSALS = (['not-ended', 'retention-not-over'] as const).map((code) => ({
  code,
  status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
  ...CASE_FILE_REFUSALS[code],
}));

/** Destroying the content of a file. */
@ApiTags('Administrators')
@Controller('v1/files/:fileNumber/disposal')
export class DisposalsController {
  constructor(private readonly disposals: DisposalsService) {}

  @Get()
  @Permit('files.dispose')
  @ApiOperation({
    operationId: 'getDisposal',
    summary: 'How long a file’s content is kept',
    description: 'And whether, when and by which order it was destroyed. Codes and days only.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'What is known; its ETag is what If-Match needs.', type: DisposalDto })
  get(@CurrentActor() actor: Actor, @Param('fileNumber') fileNumber: string): Promise<DisposalDto> {
    return this.disposals.get(actor, fileNumber);
  }

  @Post()
  @HttpCode(200)
  @Permit('files.dispose')
  @ApiOperation({
    operationId: 'disposeOfFile',
    summary: 'Destroy a file’s content for good',
    description:
      'Destroys the key of the file, so that nothing in it opens again: two years after its last administrative use once it has ended, or at any time by an emergency order of the head of mission (Privacy Regulations, s. 4). An open file ends with it. The audit trail stays.',
  })
  @ApiFileNumber()
  @ApiIfMatch()
  @ApiOkResponse({ description: 'Destroyed.', type: DisposalDto })
  @ApiProblems(...BODY_PROBLEMS, 'gone')
  @ApiProblemList(REFUSALS)
  dispose(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: DisposeDto,
  ): Promise<DisposalDto> {
    return this.disposals.dispose(actor, { fileNumber, ifMatch, input });
  }
}
