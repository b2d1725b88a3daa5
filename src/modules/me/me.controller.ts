import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, KEY_SCOPES, STAFF_ROLES } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { listOf, oneOf } from '../../platform/openapi/forms.js';
import { ACTOR_ID, PARTNER_ID } from '../forms.js';

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
}

/** Who am I? */
@ApiTags('Everyone')
@Controller('v1/me')
export class MeController {
  @Get()
  @Permit('me.read')
  @ApiOperation({
    operationId: 'getMe',
    summary: 'Who am I, and what may I do',
    description: 'Tells whether your credentials work and what they are.',
  })
  @ApiOkResponse({ description: 'You.', type: MeDto })
  get(@CurrentActor() actor: Actor): MeDto {
    return meOf(actor);
  }
}

function meOf({ id, role, partnerId, scopes }: Actor): MeDto {
  return {
    id,
    role,
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(scopes === undefined ? {} : { scopes: [...scopes] }),
  };
}
