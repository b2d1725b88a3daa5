import { CONFIRMED_AS, type ConfirmedAs } from '../../../domain/duplicates/candidate.js';
import { OneOfField, TextField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';

/** Query of `GET /v1/files/{fileNumber}/duplicates`. */
export class ListDuplicatesQuery extends PageQuery {}

/** Body of `dismiss` and `reopen`. */
export class GiveReasonDto {
  @TextField({
    description: 'Why. Kept sealed; not shown in logs; destroyed with either file.',
    example: 'Compared both files: another father’s name, and the places of work do not agree.',
    max: 2000,
  })
  reason!: string;
}

/** Body of `confirm`. */
export class ConfirmDuplicateDto extends GiveReasonDto {
  @OneOfField(CONFIRMED_AS, {
    description:
      'What the two are: one person in two files, or two people of one family. It may be either, whatever the search thought.',
    example: 'same-person',
  })
  as!: ConfirmedAs;
}
