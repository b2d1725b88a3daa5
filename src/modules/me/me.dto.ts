import { KEY_SCOPES, STAFF_ROLES } from '../../domain/access.js';
import { QUOTAS, WINDOW_SECONDS } from '../../platform/limits/limits.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  listOf,
  MAX_INT32,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  whole,
} from '../../platform/openapi/forms.js';
import { ACTOR_ID, PARTNER_ID } from '../forms.js';
import { AgreementInForceDto } from '../partners/dto/agreement.dto.js';
import { PlacesDto } from '../partners/dto/places.dto.js';

/** Where the caller stands with one limit. */
export class RateLimitDto {
  @Answer(oneOf(QUOTAS, 'staff'), 'Its name, as in the RateLimit headers.')
  policy!: string;

  @Answer(
    whole(1, MAX_INT32, 600),
    'Points in a window. A request is one; a batch one more for every 100 rows.',
  )
  quota!: number;

  @Answer(whole(1, 86_400, WINDOW_SECONDS), 'Length of a window, in seconds.')
  windowSeconds!: number;

  @Answer(whole(0, MAX_INT32, 599), 'Points that are left in this window.')
  remaining!: number;

  @Answer(whole(1, 86_400, 42), 'Seconds until the next window.')
  resetsInSeconds!: number;
}

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

  @Answer(
    nullable(objectOf(() => PlacesDto)),
    'For partners: places held, taken and left in this year of the agreement; null without one.',
    { optional: true },
  )
  places?: PlacesDto | null;

  @Answer(objectsOf(() => RateLimitDto, QUOTAS.length), 'How much you may ask for, and how much is left.')
  rateLimit!: RateLimitDto[];
}
