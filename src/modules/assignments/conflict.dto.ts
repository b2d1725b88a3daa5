import { TextField } from '../../platform/http/fields.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, nullable, objectsOf, text } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, STAFF_ID, VERSION } from '../forms.js';

/** Body of lifting a conflict. */
export class LiftConflictDto {
  @TextField({
    description: 'Why it was declared by mistake, or is over. Kept sealed; not shown in logs.',
    example: 'Declared on the wrong file (made up).',
    max: 2000,
  })
  reason!: string;
}

/** A conflict of interest in a file. */
export class ConflictDto {
  @Answer(STAFF_ID, 'Who declared it; while it stands they do not see the file.')
  staffId!: string;

  @Answer(INSTANT, 'When.')
  declaredAt!: string;

  @Answer(
    nullable(text(2000, 'A relative has met the applicant.'), 'A relative has met the applicant.'),
    'Why; null once the file was disposed of.',
  )
  reason!: string | null;

  @Answer(nullable(INSTANT), 'When it was lifted; null while it stands.')
  liftedAt!: string | null;

  @Answer(nullable(STAFF_ID), 'Manager who lifted it.')
  liftedBy!: string | null;

  @Answer(nullable(text(2000)), 'Why it was lifted.')
  liftedBecause!: string | null;
}

/** The conflicts of interest in a file. */
export class FileConflictsDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(VERSION, 'Version of the file; the ETag of the answer.')
  version!: number;

  @Answer(objectsOf(() => ConflictDto, 1000), 'Conflicts ever declared, the earliest first.')
  conflicts!: ConflictDto[];
}
