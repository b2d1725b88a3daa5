import { applyDecorators } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { MAX_ROWS } from '../../domain/referral/batch.js';
import { ApiProblemList, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { PROBLEMS } from '../../platform/http/problem-codes.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { ANY_TEXT } from '../../platform/openapi/forms.js';
import { ApiPartnerRefusals } from '../partners/api-partner.js';
import {
  BatchPreviewDto,
  BatchProblemDto,
  BatchResultDto,
  WaitingBatchDto,
} from './dto/batch-answers.dto.js';
import { EXAMPLE_REFERRAL } from './example-referral.js';
import { MAX_BATCH_BYTES, MEDIA_TYPES } from './formats/batch-format.js';
import { flatRow } from './formats/flat-row.js';
import { writeCsv } from './formats/write-csv.js';

const ENVELOPE = {
  type: 'object',
  additionalProperties: false,
  required: ['referrals'],
  properties: {
    referrals: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_ROWS,
      items: { $ref: '#/components/schemas/Referral' },
    },
  },
};
const TEXT = { type: 'string', minLength: 1, maxLength: MAX_BATCH_BYTES };

/** Documents `POST /v1/referral-batches`. */
export function ApiSubmitBatch(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'submitBatch',
      summary: 'Send a batch of referrals',
      description:
        'Each row is checked whole: it becomes a file with a number, or every fault is told by pointer and nothing of it is kept. Choose a new Idempotency-Key for each batch; the same key and body give the same answer again and never a second batch. A row without consent to share with Canada is refused, and so is one that the agreement does not cover: a place outside of its area, a verification longer ago than it allows, more persons than places are left this year (GET /v1/me tells).\n\nThe rows come as JSON, as NDJSON (a referral a line), or as CSV (comma or semicolon; the header names each value by its dotted path, list entries by number, as in principalApplicant.nationalities.0; an empty cell is an absent value, [] an empty list), in UTF-8, plain or with Content-Encoding: gzip. Pointers are the same for all three: #/referrals/{index}/…; for NDJSON and CSV “row” tells the line or the row of the sheet.',
      requestBody: {
        description: `1 to ${MAX_ROWS} referrals, 64 MiB at most, before and after decompression.`,
        required: true,
        content: {
          [MEDIA_TYPES.json]: { schema: ENVELOPE },
          [MEDIA_TYPES.ndjson]: { schema: { ...TEXT, example: `${JSON.stringify(EXAMPLE_REFERRAL)}\n` } },
          [MEDIA_TYPES.csv]: { schema: { ...TEXT, example: exampleTable() } },
        },
      },
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      description:
        '1 to 255 visible ASCII characters, new for each batch, the same for each retry. Required, but for mode=validate.',
      required: false,
      schema: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        pattern: '^[\\x21-\\x7e]+$',
        example: 'batch-0001',
      },
    }),
    ApiCreatedResponse({
      description: 'Received, whether or not a row was accepted: see outcome.',
      type: BatchResultDto,
      headers: headersNamed(['Location', 'Idempotent-Replayed']),
    }),
    ApiHeader({
      name: 'Prefer',
      description:
        'respond-async: the batch is answered 202 once its form is found sound, and worked on later. Passed over with mode=validate and corrections=include. Other preferences, wait among them, are not known here.',
      required: false,
      schema: { type: 'string', maxLength: 200, pattern: ANY_TEXT },
    }),
    ApiAcceptedResponse({
      description:
        'With Prefer: respond-async: stored, sealed, to be worked on. Ask at Location how far that is; a repeated request gets this answer again.',
      type: WaitingBatchDto,
      headers: headersNamed(['Location', 'Preference-Applied', 'Idempotent-Replayed']),
    }),
    ApiOkResponse({
      description: 'With mode=validate: what would become of each row. Nothing was stored.',
      type: BatchPreviewDto,
    }),
    ApiExtraModels(BatchProblemDto),
    ApiProblems(
      ...BODY_PROBLEMS,
      'empty-body',
      'not-utf8',
      'malformed-csv',
      'invalid-header',
      'malformed-gzip',
      'expands-too-much',
      'missing-idempotency-key',
      'key-in-use',
      'key-reused',
      'gone',
      'too-many-rows',
      'too-many-waiting',
    ),
    ApiPartnerRefusals('agreement-not-in-force'),
    ApiProblemList([{ code: 'batch-refused', ...PROBLEMS['batch-refused'], model: 'BatchProblem' }]),
  );
}

function exampleTable(): string {
  const cells = flatRow(EXAMPLE_REFERRAL);
  return writeCsv([[...cells.keys()], [...cells.values()]]);
}
