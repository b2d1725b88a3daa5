import { FILE_STATES } from '../../../domain/case-file/states.js';
import { URGENCY_LEVELS } from '../../../domain/case-file/urgency.js';
import { DayField, OneOfField, TextField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { CONCLUSIONS } from '../../forms.js';
import { FILE_SORTS, type FileSort } from '../file-list.query.js';

/** Query of `GET /v1/files`. */
export class ListFilesQuery extends PageQuery {
  @OneOfField(FILE_STATES, { description: 'Only files in this state.', optional: true })
  state?: string;

  @OneOfField(URGENCY_LEVELS, { description: 'Only files of this urgency.', optional: true })
  urgency?: string;

  @OneOfField(CONCLUSIONS, {
    description: 'Only files whose current STCA check concludes so.',
    optional: true,
  })
  conclusion?: string;

  @TextField({ description: 'Only files of this officer; “none”: of nobody.', max: 64, optional: true })
  assignee?: string;

  @TextField({ description: 'Only files of this partner.', max: 64, optional: true })
  partner?: string;

  @DayField({ description: 'Received on or after this day (UTC).', optional: true })
  receivedFrom?: string;

  @DayField({ description: 'Received on or before this day (UTC).', optional: true })
  receivedTo?: string;

  @DayField({ description: 'With a known removal before this day.', optional: true })
  removalBefore?: string;

  @OneOfField(FILE_SORTS, {
    description:
      'Order: most urgent first, within a level the earliest removal day, then the oldest (default); earliest removal day first; or oldest first.',
    optional: true,
  })
  sort?: FileSort;
}
