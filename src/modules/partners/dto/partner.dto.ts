import { PARTNER_ACTIONS } from '../../../domain/partner/actions.js';
import { PARTNER_STATES, VETTING_RESULTS } from '../../../domain/partner/partner.js';
import {
  ListField,
  ObjectField,
  OneOfField,
  PatternField,
  TextField,
} from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  listOf,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  text,
} from '../../../platform/openapi/forms.js';
import { ACTOR_ID, PARTNER_ID, STAFF_ID, VERSION } from '../../forms.js';
import { AgreementDto, AgreementTermsDto } from './agreement.dto.js';
import { PlacesDto } from './places.dto.js';

const ID = /^ptn_[a-z0-9-]{1,60}$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,180}$/;
const TELEPHONE = /^\+[0-9][0-9 -]{5,24}$/;
const MOST_CONTACTS = 20;
const NAME = 'Example Network (made up)';

/** A person to speak to at a partner organisation. */
export class ContactDto {
  @TextField({ description: 'Name. Kept sealed.', example: 'Example Coordinator', max: 200 })
  name!: string;

  @TextField({ description: 'What the person does there. Kept sealed.', example: 'coordinator', max: 200 })
  role!: string;

  @PatternField({
    description: 'Address for mail. Kept sealed.',
    pattern: EMAIL,
    form: 'name@example.org',
    example: 'coordinator@example.org',
    optional: true,
  })
  email?: string;

  @PatternField({
    description: 'Telephone, in the international form. Kept sealed.',
    pattern: TELEPHONE,
    form: '+1 202 555 0100',
    example: '+1 202 555 0100',
    optional: true,
  })
  telephone?: string;
}

/** Body of `POST /v1/partners`. */
export class TakeUpPartnerDto {
  @PatternField({
    description:
      'Id by which everyone, auditors included, knows the partner: a pseudonym, so not the organisation’s name.',
    pattern: ID,
    form: 'ptn_maple-7',
    example: 'ptn_maple-7',
  })
  partnerId!: string;

  @TextField({ description: 'Name of the organisation. For managers only.', example: NAME, max: 200 })
  name!: string;

  @ListField(() => ContactDto, { description: 'Persons to speak to.', max: MOST_CONTACTS, min: 1 })
  contacts!: ContactDto[];

  @ObjectField(() => AgreementTermsDto, {
    description: 'The memorandum of understanding (IRPR 143); it counts once the partner is approved.',
  })
  agreement!: AgreementTermsDto;
}

/** A partner in a list. */
export class PartnerSummaryDto {
  @Answer(PARTNER_ID, 'The partner.')
  partnerId!: string;

  @Answer(oneOf(PARTNER_STATES, 'approved'), 'State.')
  status!: string;

  @Answer(VERSION, 'Version; the ETag of the partner.')
  version!: number;

  @Answer(text(200, NAME), 'Name of the organisation. For managers.', { optional: true, example: NAME })
  name?: string;

  @Answer(ACTOR_ID, 'Who took it up.', { example: 'stf_demo-manager' })
  createdBy!: string;

  @Answer(INSTANT, 'When.')
  createdAt!: string;

  @Answer(INSTANT, 'When it last changed.')
  changedAt!: string;
}

/** The last vetting of a partner. */
export class VettingDto {
  @Answer(STAFF_ID, 'Manager who recorded it.', { example: 'stf_demo-manager' })
  by!: string;

  @Answer(VERSION, 'Where the history has it.', { example: 2 })
  historyVersion!: number;

  @Answer(oneOf(VETTING_RESULTS), 'Result.')
  result!: string;
}

/** A partner organisation. */
export class PartnerDto extends PartnerSummaryDto {
  @Answer(objectsOf(() => ContactDto, MOST_CONTACTS), 'Persons to speak to. For managers.', {
    optional: true,
  })
  contacts?: readonly ContactDto[];

  @Answer(nullable(objectOf(() => VettingDto)), 'The last vetting.')
  vetting!: VettingDto | null;

  @Answer(nullable(objectOf(() => AgreementDto)), 'The agreement that counts today.')
  agreement!: AgreementDto | null;

  @Answer(
    objectsOf(() => PlacesDto, 5, []),
    'Places of each year of that agreement that has begun, the earliest first; none without one.',
  )
  places!: readonly PlacesDto[];

  @Answer(nullable(objectOf(() => AgreementDto)), 'The newest version, while nobody has confirmed it.')
  unconfirmedAgreement!: AgreementDto | null;

  @Answer(listOf(oneOf(PARTNER_ACTIONS), PARTNER_ACTIONS.length, ['vet']), 'What a manager can do next.')
  availableActions!: string[];
}

/** A page of partners. */
export class PartnerPageDto extends PageAnswer {
  @Answer(objectsOf(() => PartnerSummaryDto, 200), 'Partners by id.')
  items!: PartnerSummaryDto[];
}

/** Query of `GET /v1/partners`. */
export class ListPartnersQuery extends PageQuery {
  @OneOfField(PARTNER_STATES, { description: 'Only partners in this state.', optional: true })
  status?: string;
}
