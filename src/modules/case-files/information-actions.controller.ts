import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { InformationHandlers } from './actions/information.handlers.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { RequestInformationDto, SupplyInformationDto } from './dto/information-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Asking the partner, and putting its answers down. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class InformationActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly information: InformationHandlers,
  ) {}

  @FileActionRoute('request-information', {
    summary: 'Ask the partner questions',
    refusals: ['due-day-past'],
  })
  requestInformation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: RequestInformationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.information.request, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('supply-information', {
    summary: 'Put down answers that the partner gave in another way',
    refusals: ['answers-incomplete'],
  })
  supplyInformation(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: SupplyInformationDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.information.supply, { fileNumber, ifMatch, input });
  }
}
