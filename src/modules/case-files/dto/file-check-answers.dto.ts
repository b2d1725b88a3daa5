import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { objectOf, objectsOf } from '../../../platform/openapi/forms.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { CorrectionDto } from '../../corrections/correction.dto.js';
import { FileCheckDto } from '../../stca/dto/file-check.dto.js';
import { ActionAnswerDto } from './file-answers.dto.js';
import { UrgencyDto } from './file-list-answers.dto.js';

/** Answer to a new check of a file. */
export class FileCheckedDto extends ActionAnswerDto {
  @Answer(objectOf(() => UrgencyDto), 'Urgency as the check has it.')
  urgency!: UrgencyDto;

  @Answer(objectOf(() => FileCheckDto), 'The file’s new current check.')
  stca!: FileCheckDto;
}

/** A page of the checks of a file. */
export class FileCheckPageDto extends PageAnswer {
  @Answer(objectsOf(() => FileCheckDto, 200), 'Every check ever made, the newest first.')
  items!: FileCheckDto[];

  @Answer(
    objectsOf(() => CorrectionDto, 1000, []),
    'Notations: corrections that were asked for and refused, which are read with the facts (Privacy Act, s. 12(2)(b)).',
  )
  notations!: readonly CorrectionDto[];
}

/** Query of `GET /v1/files/{fileNumber}/stca-checks`. */
export class ListFileChecksQuery extends PageQuery {}
