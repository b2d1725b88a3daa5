import {
  MOST_PLACES,
  OLDEST_ATTESTATION_DAYS,
  USUAL_ATTESTATION_DAYS,
} from '../../../domain/partner/agreement.js';
import { AREAS } from '../../../domain/partner/areas.js';
import {
  CodesField,
  DayField,
  TextField,
  TextsField,
  WholeNumberField,
} from '../../../platform/http/fields.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  listOf,
  nullable,
  objectsOf,
  oneOf,
  text,
  whole,
} from '../../../platform/openapi/forms.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { ACTOR_ID, VERSION } from '../../forms.js';

const MOST_GROUNDS = 30;
const AREA = listOf(oneOf(AREAS, 'US'), AREAS.length);
const PLACES = whole(1, MOST_PLACES, 300);
const MANNER = 'By batch over this service, each case reviewed by counsel first (made up).';
const TRAINING = 'Two days on the Agreement and on consent for everyone who prepares referrals (made up).';
const GROUND = 'Referrals that were not verified (made up).';

/** What a memorandum of understanding fixes (IRPR 143(2)). */
export class AgreementTermsDto {
  @CodesField(AREAS, {
    description: 'Area served: US for the whole country, or states and territories by ISO 3166-2.',
    example: ['US'],
    min: 1,
    max: 60,
  })
  area!: string[];

  @WholeNumberField({
    description: 'Places in each year of the agreement, in persons, family included.',
    example: 300,
    min: 1,
    max: MOST_PLACES,
  })
  placesPerYear!: number;

  @DayField({
    description: 'First day. From it on, this version replaces earlier ones.',
    example: '2026-01-01',
  })
  validFrom!: string;

  @DayField({ description: 'Last day; at most five years run from the first.', example: '2030-12-31' })
  validTo!: string;

  @WholeNumberField({
    description: `Days that may lie between the day a referral was verified and the day it is received; ${USUAL_ATTESTATION_DAYS} when absent.`,
    example: 180,
    min: 1,
    max: OLDEST_ATTESTATION_DAYS,
    optional: true,
  })
  attestationMaxAgeDays?: number | null;

  @TextField({ description: 'How referrals are made. Kept sealed.', example: MANNER, max: 4000 })
  mannerOfReferral!: string;

  @TextField({ description: 'Training of members and employees. Kept sealed.', example: TRAINING, max: 4000 })
  training!: string;

  @TextsField({
    description: 'Grounds for suspending the agreement. Kept sealed.',
    example: [GROUND],
    min: 1,
    max: MOST_GROUNDS,
    maxLength: 500,
  })
  groundsForSuspension!: string[];
}

/** The agreement of a partner that counts today, as the partner itself sees it. */
export class AgreementInForceDto {
  @Answer(AREA, 'Area served: US for the whole country, or states and territories by ISO 3166-2.')
  area!: string[];

  @Answer(PLACES, 'Places in each year of the agreement, in persons, family included.')
  placesPerYear!: number;

  @Answer(DAY, 'First day.', { example: '2026-01-01' })
  validFrom!: string;

  @Answer(DAY, 'Last day.', { example: '2030-12-31' })
  validTo!: string;

  @Answer(
    whole(1, OLDEST_ATTESTATION_DAYS, 180),
    'Days that may lie between the day a referral was verified and the day it is received.',
  )
  attestationMaxAgeDays!: number;
}

/** A version of a partner's agreement. */
export class AgreementDto extends AgreementInForceDto {
  @Answer(VERSION, 'Number of the version.')
  agreementVersion!: number;

  @Answer(ACTOR_ID, 'Who recorded it.', { example: 'stf_demo-manager' })
  recordedBy!: string;

  @Answer(INSTANT, 'When.')
  recordedAt!: string;

  @Answer(nullable(ACTOR_ID), 'Who confirmed it: never who recorded it. Until then it does not count.', {
    example: 'stf_demo-manager2',
  })
  confirmedBy!: string | null;

  @Answer(nullable(INSTANT, '2026-04-02T15:04:05.000Z'), 'When.')
  confirmedAt!: string | null;

  @Answer(text(4000, MANNER), 'How referrals are made. For managers.', { optional: true, example: MANNER })
  mannerOfReferral?: string;

  @Answer(text(4000, TRAINING), 'Training. For managers.', { optional: true, example: TRAINING })
  training?: string;

  @Answer(listOf(text(500), MOST_GROUNDS), 'Grounds for suspending it. For managers.', {
    optional: true,
    example: [GROUND],
  })
  groundsForSuspension?: string[];
}

/** A page of versions. */
export class AgreementPageDto extends PageAnswer {
  @Answer(objectsOf(() => AgreementDto, 200), 'Versions, the newest first.')
  items!: AgreementDto[];
}

/** Query of `GET /v1/partners/{partnerId}/agreements`. */
export class ListAgreementsQuery extends PageQuery {}
