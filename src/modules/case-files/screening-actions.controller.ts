import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { ScreeningHandlers } from './actions/screening.handlers.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { ClearForInterviewDto, EmptyActionDto } from './dto/screening-actions.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Moving a file through its screening. */
@ApiTags('Officers and reviewers: actions')
@Controller('v1/files')
export class ScreeningActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly screening: ScreeningHandlers,
  ) {}

  @FileActionRoute('start-screening', { summary: 'Start screening; the file becomes yours' })
  startScreening(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: EmptyActionDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.screening.start, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('clear-for-interview', {
    summary: 'Finish screening and acknowledge the STCA check',
    refusals: ['check-not-current', 'duplicates-open', 'duplicates-for-a-colleague'],
  })
  clearForInterview(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ClearForInterviewDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.screening.clear, { fileNumber, ifMatch, input });
  }
}
