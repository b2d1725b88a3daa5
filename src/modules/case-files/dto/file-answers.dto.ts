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
import { CorrectionDto } from '../../corrections/correction.dto.js';
import { DecisionDto } from '../../decisions/decision.dto.js';
import { ACTION, FILE_NUMBER, STATE, VERSION } from '../../forms.js';
import { InterviewDto } from '../../interviews/interview.dto.js';
import { CheckInCodesDto, FileCheckDto } from '../../stca/dto/file-check.dto.js';
import { TextDto } from '../../stca/dto/law.dto.js';
import { FactAmendmentDto } from './amend-facts.dto.js';
import { FileRoundDto, OTHER_FILE, ROUND } from './file-round.dto.js';
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

/** What everyone who reads a file is told of it: codes, and what they can do next. */
export abstract class FileInCodesDto extends FileSummaryDto {
  @Answer(UUID, 'Batch it came in.')
  batchId!: string;

  @Answer(nullable(CODE), 'Why it was closed, if it was.')
  closingReason!: string | null;

  @Answer(objectsOf(() => AvailableActionDto, 20), 'What you can do next.')
  availableActions!: AvailableActionDto[];
}

/** Why the content of a file is not shown, and how it is. */
export class WithheldDto {
  @Answer(objectOf(() => TextDto), 'Why.')
  why!: TextDto;

  @Answer(objectOf(() => TextDto), 'What to do to read it.')
  how!: TextDto;

  @Answer(
    matching(/^\/v1\/files\/[0-9A-Z-]{1,40}\/break-glass$/, '/v1/files/RD-7K3M9-Q2XP4/break-glass'),
    'Address to POST a reason to, where it cannot wait.',
  )
  href!: string;
}

/** A file of another officer: its content is withheld from an officer until they break the glass. */
export class WithheldFileDto extends FileInCodesDto {
  @Answer(objectOf(() => CheckInCodesDto), 'The current STCA check, without its facts.')
  stca!: CheckInCodesDto;

  @Answer(objectOf(() => WithheldDto), 'Why the rest is not shown, and how it is.')
  withheld!: WithheldDto;
}

/** A whole file. */
export class FileDto extends FileInCodesDto {
  @Answer(objectOf(() => FileUrgencyDto), 'Urgency, and why.')
  declare urgency: FileUrgencyDto;

  @Answer(objectOf(() => FileSituationDto), 'What the urgency hangs on, as it is now.')
  situation!: FileSituationDto;

  @Answer(ROUND, 'The round it is in: 1, and one more each time it is reopened.')
  round!: number;

  @Answer(objectsOf(() => FileRoundDto, 1000, []), 'Rounds that are over, the first first.')
  rounds!: readonly FileRoundDto[];

  @Answer(OTHER_FILE, 'The file that goes on for the same people, when this one was closed as its duplicate.')
  mergedInto!: string | null;

  @Answer(
    listOf(FILE_NUMBER, 1000, []),
    'Files that were closed as duplicates of this one, by number; each keeps its own history.',
  )
  mergedFrom!: readonly string[];

  @Answer(objectOf(() => FileCheckDto), 'The current STCA check.')
  stca!: FileCheckDto;

  @Answer(
    objectsOf(() => FactAmendmentDto, 1000, []),
    'Amendments of the facts, the earliest first; `stca.facts` are the facts now.',
  )
  amendments!: readonly FactAmendmentDto[];

  @Answer(
    objectsOf(() => CorrectionDto, 1000, []),
    'Corrections that were asked for, the earliest first; a refused one is a notation to what it is about (Privacy Act, s. 12(2)).',
  )
  corrections!: readonly CorrectionDto[];

  @Answer(component('Referral'), 'The referral as the partner sent it.')
  referral!: object;

  @Answer(objectsOf(() => InterviewDto, 1000, []), 'Interviews, the earliest first.')
  interviews!: readonly InterviewDto[];

  @Answer(objectsOf(() => DecisionDto, 1000, []), 'Decisions, the earliest first.')
  decisions!: readonly DecisionDto[];
}
