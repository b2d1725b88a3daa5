import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { MAX_ROWS } from '../../domain/referral/batch.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { BatchResultDto } from './dto/batch-answers.dto.js';
import { EXAMPLE_REFERRAL } from './example-referral.js';

const header = (description: string, example: string): { description: string; schema: object } => ({
  description,
  schema: { type: 'string', example },
});

/** Documents `POST /v1/referral-batches`. */
export function ApiSubmitBatch(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'submitBatch',
      summary: 'Send a batch of referrals',
      description:
        'Each row is checked whole: it becomes a file with a number, or every fault is told by pointer and nothing of it is kept. Choose a new Idempotency-Key for each batch; the same key and body give the same answer again and never a second batch. A row without consent to share with Canada is refused.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      description: '1 to 255 visible ASCII characters, new for each batch, the same for each retry.',
      required: true,
      schema: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        pattern: '^[\\x21-\\x7e]+$',
        example: 'batch-2026-11-22-1',
      },
    }),
    ApiHeader({
      name: 'Accept-Language',
      description: 'Language of the sentences in the answer: en or fr.',
      required: false,
      schema: { type: 'string', maxLength: 200, example: 'en' },
    }),
    ApiBody({
      description: `1 to ${MAX_ROWS} referrals, 64 MiB at most.`,
      required: true,
      schema: {
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
        example: { referrals: [EXAMPLE_REFERRAL] },
      },
    }),
    ApiCreatedResponse({
      description: 'Received, whether or not a row was accepted: see outcome.',
      type: BatchResultDto,
      headers: {
        Location: header('The batch.', '/v1/referral-batches/01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12'),
        'Content-Language': header('Language of the sentences.', 'en'),
        'Idempotent-Replayed': header('There, and true, when this is an earlier answer again.', 'true'),
      },
    }),
    ApiProblems(
      'empty-body',
      'malformed-json',
      'invalid-request',
      'missing-idempotency-key',
      'scope-missing',
      'partner-suspended',
      'key-in-use',
      'too-large',
      'unsupported-media-type',
      'key-reused',
      'too-many-rows',
    ),
  );
}
