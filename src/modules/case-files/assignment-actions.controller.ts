import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { FileActionRoute } from './actions/api-action.js';
import { AssignmentHandlers } from './actions/assignment.handlers.js';
import { AssignDto, DeclareConflictDto } from './dto/assignment-actions.dto.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { FileActionsService } from './file-actions.service.js';

/** Whose file it is. */
@ApiTags('Files: assignment')
@Controller('v1/files')
export class AssignmentActionsController {
  constructor(
    private readonly actions: FileActionsService,
    private readonly assignment: AssignmentHandlers,
  ) {}

  @FileActionRoute('assign', {
    summary: 'Assign a file to an officer, or put it back among those that wait',
    refusals: ['assigned-already', 'assignee-not-an-officer', 'assignee-has-conflict'],
  })
  assign(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: AssignDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.assignment.assign, { fileNumber, ifMatch, input });
  }

  @FileActionRoute('declare-conflict', {
    summary: 'Declare a conflict of interest; you do not see the file any more',
    more: 'From then on every address of the file answers you 404, and no list names it. If the file was yours it waits for another officer; an interview you were to hold is cancelled and a proposal of yours lapses, in a second version. Another manager can lift it.',
  })
  declareConflict(
    @CurrentActor() actor: Actor,
    @Param('fileNumber') fileNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: DeclareConflictDto,
  ): Promise<ActionAnswerDto> {
    return this.actions.perform(actor, this.assignment.declareConflict, { fileNumber, ifMatch, input });
  }
}
