import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { MAX_ROWS } from '../../domain/referral/batch.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { ApiPartnerRefusals } from '../partners/api-partner.js';
import { BatchResultDto } from './dto/batch-answers.dto.js';

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
        example: 'batch-0001',
      },
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
      },
    }),
    ApiCreatedResponse({
      description: 'Received, whether or not a row was accepted: see outcome.',
      type: BatchResultDto,
      headers: headersNamed(['Location', 'Idempotent-Replayed']),
    }),
    ApiProblems(
      ...BODY_PROBLEMS,
      'empty-body',
      'missing-idempotency-key',
      'key-in-use',
      'key-reused',
      'gone',
      'too-many-rows',
    ),
    ApiPartnerRefusals('agreement-not-in-force'),
  );
}
