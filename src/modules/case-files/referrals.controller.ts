import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiFileAction } from './actions/api-action.js';
import { InformationHandlers } from './actions/information.handlers.js';
import { ClosingHandlers } from './actions/closing.handlers.js';
import { UrgencyHandlers } from './actions/urgency.handlers.js';
import { ApiFileNumber } from './dto/api-file.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { SupplyInformationDto } from './dto/information-actions.dto.js';
import {
  FoundReferralsDto,
  ListReferralsQuery,
  LookUpReferralsDto,
  OwnReferralDto,
  ReferralCountsDto,
  ReferralPageDto,
} from './dto/referral-answers.dto.js';
import { WithdrawDto } from './dto/closing-actions.dto.js';
import { AmendSituationDto } from './dto/urgency-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';
import { ReferralsService } from './referrals.service.js';

/** A partner's own referrals. */
@ApiTags('Partners: referrals')
@Controller('v1/referrals')
export class ReferralsController {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly actions: FileActionsService,
    private readonly closing: ClosingHandlers,
    private readonly information: InformationHandlers,
    private readonly urgency: UrgencyHandlers,
  ) {}

  @Get()
  @Permit('referrals.read')
  @ApiOperation({
    operationId: 'listReferrals',
    summary: 'List your referrals',
    description:
      'Where each of your own referrals stands, the oldest first, and until when its open questions are to be answered.',
  })
  @ApiOkResponse({ description: 'A page of referrals.', type: ReferralPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListReferralsQuery): Promise<ReferralPageDto> {
    return this.referrals.list(actor, query);
  }

  @Get('counts')
  @Permit('referrals.read')
  @ApiOperation({
    operationId: 'countReferrals',
    summary: 'Count your referrals by where they stand',
    description: 'Your own referrals only, by state and, once decided, by outcome.',
  })
  @ApiOkResponse({ description: 'How many stand where.', type: ReferralCountsDto })
  count(@CurrentActor() actor: Actor): Promise<ReferralCountsDto> {
    return this.referrals.count(actor);
  }

  @Post('lookup')
  @HttpCode(200)
  @Permit('referrals.read')
  @ApiOperation({
    operationId: 'lookUpReferrals',
    summary: 'Find referrals by your own references',
    description: 'In a body and not in the address, because a reference may be a name. Changes nothing.',
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiOkResponse({ description: 'Those there are.', type: FoundReferralsDto })
  lookUp(@CurrentActor() actor: Actor, @Body() input: LookUpReferralsDto): Promise<FoundReferralsDto> {
    return this.referrals.lookUp(actor, input);
  }

  @Get(':fileNumber')
  @Permit('referrals.read')
  @ApiOperation({
    operationId: 'getReferral',
    summary: 'Read where one of your referrals stands and what is asked about it',
    description:
      'Your own referrals only, with the questions that wait for your answer; its ETag is what If-Match needs.',
  })
  @ApiFileNumber()
  @ApiOkResponse({ description: 'The referral.', type: OwnReferralDto })
  get(@CurrentActor() actor: Actor, @Param('fileNumber') fileNumber: string): Promise<OwnReferralDto> {
    return this.referrals.get(actor, fileNumber);
  }

  @Post(':fileNumber/information')
  @HttpCode(200)
  @Permit('referrals.inform')
  @ApiOperation({
    operationId: 'supplyReferralInformation',
    summary: 'Answer the open questions about one of your referrals',
    description:
      'All of them at once: for each an answer in words, a value for the fact it is about, or both; or the reason why there is none. What you send is kept sealed and changes nothing by itself: an officer accepts or declines it.',
  })
  @ApiFileAction('supply-information', ['answers-incomplete'])
  supplyInformation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: SupplyInformationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.information.supply, { fileNumber, ifMatch, input });
  }

  @Post(':fileNumber/situation')
  @HttpCode(200)
  @Permit('referrals.inform')
  @ApiOperation({
    operationId: 'amendReferralSituation',
    summary: 'Tell that a removal day, custody or the stage of proceedings is another one now',
    description:
      'Counts at once: the urgency of the file is computed anew. What is left out stays as it is. The old and the new situation and how you know are kept sealed.',
  })
  @ApiFileAction('amend-situation', ['situation-unchanged'])
  amendSituation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: AmendSituationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.urgency.amend, { fileNumber, ifMatch, input });
  }

  @Post(':fileNumber/withdraw')
  @HttpCode(200)
  @Permit('referrals.withdraw')
  @ApiOperation({
    operationId: 'withdrawReferral',
    summary: 'Withdraw one of your referrals',
    description: 'Ends the file in any open state. Say who asked for it and why; the reason is kept sealed.',
  })
  @ApiFileAction('withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: WithdrawDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.closing.withdraw, { fileNumber, ifMatch, input });
  }
}
