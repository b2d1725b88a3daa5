import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { DUPLICATE_REFUSALS } from '../../domain/duplicates/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiId } from '../../platform/http/api-id.js';
import { ApiProblemList, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { ApiFileNumber } from '../case-files/dto/api-file.js';
import { ApiFileRefusals } from '../case-files/dto/api-file-refusals.js';
import { DuplicateDto, DuplicatePageDto, DuplicateWithHistoryDto } from './dto/duplicate.dto.js';
import { ConfirmDuplicateDto, GiveReasonDto, ListDuplicatesQuery } from './dto/review-duplicate.dto.js';
import { DuplicatesService } from './duplicates.service.js';

const OUT_OF_ORDER = DUPLICATE_REFUSALS['duplicate-out-of-order'];

/** Pairs of people that may be one: seeing them, and saying what they are. */
@ApiTags('Officers: duplicates')
@Controller('v1/files/:fileNumber/duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  @Get()
  @Permit('duplicates.review')
  @ApiOperation({
    operationId: 'listDuplicates',
    summary: 'Who in other files may be a person of this one',
    description:
      'Codes and reasons, no names; nothing is merged by itself. The open ones first, the gravest of them, those of the highest score. The read is itself logged.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'A page of candidates.', type: DuplicatePageDto })
  @ApiProblems('invalid-request')
  list(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Query() query: ListDuplicatesQuery,
  ): Promise<DuplicatePageDto> {
    return this.duplicates.list(actor, fileNumber, query);
  }

  @Get(':candidateId')
  @Permit('duplicates.review')
  @ApiOperation({
    operationId: 'getDuplicate',
    summary: 'A candidate with everything that became of it',
    description: 'Every step with its reason. The read is itself logged, for both files.',
  })
  @ApiFileNumber()
  @ApiId('candidateId', 'The candidate.')
  @ApiOkResponse({
    description: 'The candidate; its ETag is what If-Match needs.',
    type: DuplicateWithHistoryDto,
  })
  @ApiFileRefusals('content-withheld')
  get(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('candidateId') candidateId: string,
  ): Promise<DuplicateWithHistoryDto> {
    return this.duplicates.get(actor, fileNumber, candidateId);
  }

  @Post(':candidateId/confirm')
  @ReviewRoute(
    'confirmDuplicate',
    'Confirm that two people are one, or relatives',
    'From open to confirmed. It links the two files and changes neither.',
  )
  confirm(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('candidateId') candidateId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { as, reason }: ConfirmDuplicateDto,
  ): Promise<DuplicateDto> {
    const command = { action: 'confirm', as } as const;
    return this.duplicates.review(actor, { fileNumber, candidateId, ifMatch, command, reason });
  }

  @Post(':candidateId/dismiss')
  @ReviewRoute(
    'dismissDuplicate',
    'Say that two people are strangers',
    'From open to dismissed. It stays dismissed until the data of either change and the search finds the two again.',
  )
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('candidateId') candidateId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: GiveReasonDto,
  ): Promise<DuplicateDto> {
    const command = { action: 'dismiss' } as const;
    return this.duplicates.review(actor, { fileNumber, candidateId, ifMatch, command, reason });
  }

  @Post(':candidateId/reopen')
  @ReviewRoute(
    'reopenDuplicate',
    'Take back what was confirmed or dismissed',
    'From confirmed or dismissed to open. What was decided before stays in the history.',
  )
  reopen(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Param('candidateId') candidateId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: GiveReasonDto,
  ): Promise<DuplicateDto> {
    const command = { action: 'reopen' } as const;
    return this.duplicates.review(actor, { fileNumber, candidateId, ifMatch, command, reason });
  }
}

/** Documents a review of a candidate: who may, its address, its headers and its refusals. */
function ReviewRoute(operationId: string, summary: string, description: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    Permit('duplicates.review'),
    ApiOperation({
      operationId,
      summary,
      description: `${description} If-Match is the ETag of your last look at the candidate.`,
    }),
    ApiFileNumber(),
    ApiId('candidateId', 'The candidate.'),
    ApiIfMatch(),
    ApiOkResponse({ description: 'Done; the ETag is the candidate’s new version.', type: DuplicateDto }),
    ApiProblems(...BODY_PROBLEMS, 'gone'),
    ApiProblemList([
      { code: 'duplicate-out-of-order', status: REFUSAL_STATUS[OUT_OF_ORDER.kind], ...OUT_OF_ORDER },
    ]),
  );
}
