import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { UrgencyHandlers } from './actions/urgency.handlers.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { AmendSituationDto, OverrideUrgencyDto } from './dto/urgency-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** What makes a file more or less urgent. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class UrgencyActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly urgency: UrgencyHandlers,
  ) {}

  @FileActionRoute('override-urgency', {
    summary: 'Set the urgency against the rules, or let them speak again',
    refusals: ['urgency-not-set', 'urgency-set-already'],
  })
  overrideUrgency(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: OverrideUrgencyDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.urgency.override, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('amend-situation', {
    summary: 'Put down a new removal day, custody or stage of proceedings',
    refusals: ['situation-unchanged'],
  })
  amendSituation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: AmendSituationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.urgency.amend, { fileNumber, ifMatch, input });
  }
}
