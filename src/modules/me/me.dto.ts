import { KEY_SCOPES, STAFF_ROLES } from '../../domain/access.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { listOf, nullable, objectOf, oneOf } from '../../platform/openapi/forms.js';
import { ACTOR_ID, PARTNER_ID } from '../forms.js';
import { AgreementInForceDto } from '../partners/dto/agreement.dto.js';

/** Who the caller is to the desk. */
export class MeDto {
  @Answer(ACTOR_ID, 'Your id here: a key or a staff account.')
  id!: string;

  @Answer(oneOf(['partner', ...STAFF_ROLES], 'officer'), 'Your role.')
  role!: string;

  @Answer(PARTNER_ID, 'Your organisation, for partners.', { optional: true })
  partnerId?: string;

  @Answer(listOf(oneOf(KEY_SCOPES), KEY_SCOPES.length), 'What your key may be used for.', { optional: true })
  scopes?: string[];

  @Answer(
    nullable(objectOf(() => AgreementInForceDto)),
    'For partners: your agreement as it counts today; null while you have none, and then no referral can be taken.',
    { optional: true },
  )
  agreement?: AgreementInForceDto | null;
}
