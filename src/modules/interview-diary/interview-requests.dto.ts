import { INTERVIEW_STATUSES } from '../../domain/interviews/interview-status.js';
import { InstantField, OneOfField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';

/** Query of `GET /v1/interviews`. */
export class ListInterviewsQuery extends PageQuery {
  @InstantField({ description: 'Only those that begin at this instant or later.', optional: true })
  from?: string;

  @InstantField({ description: 'Only those that begin before this instant.', optional: true })
  to?: string;

  @TextField({
    description: 'Only those of this officer; your own id is told by `GET /v1/me`.',
    max: 64,
    optional: true,
  })
  officerId?: string;

  @OneOfField(INTERVIEW_STATUSES, { description: 'Only those that stand so.', optional: true })
  status?: string;
}

/** Body of `POST /v1/interviews/{interviewId}/additions`. */
export class AddToInterviewDto {
  @TextField({
    description: 'What is added to the record. Kept sealed.',
    example: 'The interpreter corrects: the summons came in May.',
    max: 20_000,
  })
  text!: string;
}
