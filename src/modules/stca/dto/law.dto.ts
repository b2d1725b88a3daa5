import { DayField } from '../../../platform/http/fields.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  DAY,
  listOf,
  matching,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  text,
  YES_OR_NO,
} from '../../../platform/openapi/forms.js';

/** Longest sentence the engine makes: it names each item of a list of facts. */
const LONGEST = 1_000_000;

/** Query of `GET /v1/stca/law`. */
export class LawQuery {
  @DayField({
    description: 'Day whose law is asked for; today unless told.',
    example: '2026-03-26',
    optional: true,
  })
  on?: string;
}

/** A text in both languages. */
export class TextDto {
  @Answer(text(LONGEST, 'A sentence in English.'), 'English.')
  en!: string;

  @Answer(text(LONGEST, 'Une phrase en français.'), 'French.')
  fr!: string;
}

/** One provision. */
export class LawEntryDto {
  @Answer(matching(/^[a-z0-9-]{1,80}$/, 'irpr-159-5-a'), 'Stable id.')
  id!: string;

  @Answer(
    oneOf(['ground', 'catch', 'exception', 'relief', 'bar', 'notice-rule', 'pending'], 'exception'),
    'What it does in a check.',
  )
  kind!: string;

  @Answer(objectOf(() => TextDto), 'Title.', {
    example: {
      en: 'Family member who is a Canadian citizen',
      fr: 'Membre de la famille qui est citoyen canadien',
    },
  })
  title!: TextDto;

  @Answer(objectOf(() => TextDto), 'How it is cited.', {
    example: { en: 'IRPR 159.5(a)', fr: 'RIPR 159.5a)' },
  })
  cite!: TextDto;

  @Answer(text(300, 'SOR/2015-46'), 'Instrument that made it.')
  source!: string;

  @Answer(
    listOf(matching(/^(\/[^/]*)*$/, '/relatives/*/statuses', 200), 100),
    'Facts it reads, as JSON Pointers with * for a place in a list.',
  )
  needs!: readonly string[];

  @Answer(nullable(DAY, '2015-02-20'), 'In force from; null while pending.')
  inForceFrom!: string | null;

  @Answer(nullable(DAY), 'First day on which other law stands in its place.')
  inForceUntil!: string | null;

  @Answer(nullable(DAY, '2015-02-20'), 'Touches claims made on or after; null while pending.')
  appliesToClaimsFrom!: string | null;

  @Answer(YES_OR_NO, 'Enacted, not yet in force: applied to nothing.')
  pending!: boolean;
}

/** The law of a day. */
export class LawDto {
  @Answer(oneOf(['CA-STCA']), 'Which law.')
  id!: string;

  @Answer(DAY, 'In-force day of the newest change that counts.', { example: '2026-03-26' })
  version!: string;

  @Answer(DAY, 'The day asked for.', { example: '2026-03-26' })
  on!: string;

  @Answer(objectsOf(() => LawEntryDto, 200), 'Provisions.')
  provisions!: readonly LawEntryDto[];
}
