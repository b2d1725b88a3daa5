import { Answer } from '../openapi/answer.decorator.js';
import { CODE, matching, objectsOf, text, UUID, whole } from '../openapi/forms.js';
import { MAX_POINTER } from './json-pointer.js';

/** Most faults of one problem. */
export const MAX_FAULTS = 100;

/** One fault in what was sent. */
export class FaultDto {
  @Answer(
    matching(/^[#?].*$/, '#/outcome', MAX_POINTER),
    'Where: a JSON Pointer as a URI fragment, or the query parameter.',
  )
  pointer!: string;

  @Answer(CODE, 'Stable code.', { example: 'required' })
  code!: string;

  @Answer(text(2000, 'This is required. Add it.'), 'What is wrong and what to do.')
  detail!: string;
}

/** Every error answer (RFC 9457). */
export class ProblemDto {
  @Answer(
    matching(/^urn:referral-desk:problem:[a-z0-9-]{1,60}$/, 'urn:referral-desk:problem:invalid-request'),
    'Stable type of the problem.',
  )
  type!: string;

  @Answer(text(200, 'Invalid request'), 'Short title.')
  title!: string;

  @Answer(whole(400, 599, 400), 'HTTP status.')
  status!: number;

  @Answer(
    text(2000, 'The request was not accepted: see “errors”.'),
    'What happened, why, and what to do next.',
  )
  detail!: string;

  @Answer(text(200), 'Provision of law the refusal comes from.', { optional: true })
  citation?: string;

  @Answer(
    objectsOf(() => FaultDto, MAX_FAULTS + 1),
    'Every fault found, all at once; of more than a hundred, how many others there are.',
    { optional: true },
  )
  errors?: FaultDto[];

  @Answer(UUID, 'Name this when you ask the desk about it.')
  requestId!: string;
}
