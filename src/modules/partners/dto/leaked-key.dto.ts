import { OneOfField, TextField } from '../../../platform/http/fields.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { oneOf } from '../../../platform/openapi/forms.js';

/** Where a key was found, in codes: what a stranger writes is not kept. */
export const LEAK_SOURCES = ['code-repository', 'web-page', 'log', 'message', 'device', 'other'] as const;
export type LeakSource = (typeof LEAK_SOURCES)[number];

/** Body of `POST /v1/leaked-keys`. */
export class ReportLeakedKeyDto {
  @TextField({
    description: 'What was found: the whole key. It is not kept.',
    example: 'rdk_demo_0000000000000000_00000000000000000000000000000000000000',
    max: 500,
  })
  token!: string;

  @OneOfField(LEAK_SOURCES, {
    description: 'Where it was found.',
    example: 'code-repository',
    optional: true,
  })
  source?: LeakSource;
}

/** Answer to a report: the same for any token. */
export class LeakReportTakenDto {
  @Answer(oneOf(['taken']), 'The report was taken. Whether the token is a key of anyone is not told.')
  report!: 'taken';
}
