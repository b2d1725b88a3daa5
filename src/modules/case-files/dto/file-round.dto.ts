import { FILE_NUMBER } from '../../../domain/case-file/file-number.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  INSTANT,
  MAX_INT32,
  matching,
  nullable,
  oneOf,
  text,
  UUID,
  whole,
} from '../../../platform/openapi/forms.js';
import { OUTCOME, STAFF_ID } from '../../forms.js';

/** The number of another file, or none. */
export const OTHER_FILE = nullable(matching(FILE_NUMBER));
/** Which round of a file. */
export const ROUND = whole(1, MAX_INT32, 1);

/** A round of a file that is over. */
export class FileRoundDto {
  @Answer(ROUND, 'Which round, from 1.')
  round!: number;

  @Answer(oneOf(['decided', 'closed']), 'How it ended.')
  state!: 'decided' | 'closed';

  @Answer(nullable(OUTCOME), 'Outcome, of a round that was decided.')
  outcome!: string | null;

  @Answer(nullable(UUID), 'The decision that ended it: among the decisions of the file, and still confirmed.')
  decisionId!: string | null;

  @Answer(nullable(CODE), 'Why it was closed, of a round that was.')
  closingReason!: string | null;

  @Answer(OTHER_FILE, 'The file it had gone on as until it was taken up again.')
  mergedInto!: string | null;

  @Answer(STAFF_ID, 'Who took the file up again.', { example: 'stf_demo-manager' })
  reopenedBy!: string;

  @Answer(INSTANT, 'When.')
  reopenedAt!: string;

  @Answer(text(2000, 'A summons of the court came after the decision (made up).'), 'Why.')
  reopenedBecause!: string;
}
