import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  component,
  INSTANT,
  listOf,
  matching,
  nullable,
  objectOf,
  objectsOf,
  text,
  UUID,
} from '../../../platform/openapi/forms.js';
import { DecisionDto } from '../../decisions/decision.dto.js';
import { ACTION, FILE_NUMBER, STATE, VERSION } from '../../forms.js';
import { InterviewDto } from '../../interviews/interview.dto.js';
import { FileCheckDto } from '../../stca/dto/file-check.dto.js';
import { FactAmendmentDto } from './amend-facts.dto.js';
import { FileSummaryDto } from './file-list-answers.dto.js';
import { FileSituationDto, FileUrgencyDto } from './file-urgency.dto.js';

/** Answer to an action. */
export class ActionAnswerDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'State after the action.', { example: 'screening' })
  state!: string;

  @Answer(VERSION, 'Version after the action; the ETag of the answer.', { example: 2 })
  version!: number;

  @Answer(INSTANT, 'When.')
  changedAt!: string;

  @Answer(listOf(ACTION, 20, ['clear-for-interview']), 'What you can do next.')
  availableActions!: string[];
}

/** An action that can be taken now. */
export class AvailableActionDto {
  @Answer(ACTION, 'Action.')
  action!: string;

  @Answer(
    matching(
      /^\/v1\/files\/[0-9A-Z-]{1,40}\/actions\/[a-z-]{1,60}$/,
      '/v1/files/RD-7K3M9-Q2XP4/actions/start-screening',
    ),
    'Address to POST to, with If-Match.',
  )
  href!: string;

  @Answer(listOf(text(60), 20, []), 'What its body needs.')
  needs!: string[];
}

/** A whole file. */
export class FileDto extends FileSummaryDto {
  @Answer(objectOf(() => FileUrgencyDto), 'Urgency, and why.')
  declare urgency: FileUrgencyDto;

  @Answer(objectOf(() => FileSituationDto), 'What the urgency hangs on, as it is now.')
  situation!: FileSituationDto;

  @Answer(UUID, 'Batch it came in.')
  batchId!: string;

  @Answer(nullable(CODE), 'Why it was closed, if it was.')
  closingReason!: string | null;

  @Answer(objectOf(() => FileCheckDto), 'The current STCA check.')
  stca!: FileCheckDto;

  @Answer(
    objectsOf(() => FactAmendmentDto, 1000, []),
    'Amendments of the facts, the earliest first; `stca.facts` are the facts now.',
  )
  amendments!: readonly FactAmendmentDto[];

  @Answer(component('Referral'), 'The referral as the partner sent it.')
  referral!: object;

  @Answer(objectsOf(() => InterviewDto, 1000, []), 'Interviews, the earliest first.')
  interviews!: readonly InterviewDto[];

  @Answer(objectsOf(() => DecisionDto, 1000, []), 'Decisions, the earliest first.')
  decisions!: readonly DecisionDto[];

  @Answer(objectsOf(() => AvailableActionDto, 20), 'What you can do next.')
  availableActions!: AvailableActionDto[];
}
