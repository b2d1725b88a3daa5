import { OneOfField, TextField } from '../../../platform/http/fields.js';

/** Why content may leave the desk: Privacy Act, s. 8(2)(h), (a), (c) and (e); the person’s own request, s. 12(1). */
export const LEGAL_BASES = [
  'audit',
  'consistent-use',
  'court-order',
  'investigation',
  'access-request',
] as const;

/** Body of `POST /v1/audit/exports`. */
export class ExportLogDto {
  @TextField({
    description: 'What the copy is for. Kept with the event of the export; name no person.',
    example: 'Yearly audit of decisions.',
    min: 3,
    max: 500,
  })
  purpose!: string;

  @TextField({
    description: 'Which office receives it; no person.',
    example: 'Office of the Auditor (made up)',
    min: 3,
    max: 200,
  })
  recipient!: string;

  @OneOfField(LEGAL_BASES, {
    description:
      'On which basis it may: Privacy Act, s. 8(2)(h), (a), (c) or (e), or s. 12(1) for a request of the person.',
    example: 'audit',
  })
  legalBasis!: string;
}
