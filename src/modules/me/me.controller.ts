import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor, KEY_SCOPES, STAFF_ROLES } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';

/** Who the caller is to the desk. */
export class MeDto {
  @ApiProperty({ description: 'Your id here: a key or a staff account.', example: 'stf_demo-officer' })
  id!: string;

  @ApiProperty({ description: 'Your role.', enum: ['partner', ...STAFF_ROLES], example: 'officer' })
  role!: string;

  @ApiProperty({ description: 'Your organisation, for partners.', required: false, example: 'ptn_demo-a' })
  partnerId?: string;

  @ApiProperty({
    description: 'What your key may be used for.',
    required: false,
    enum: KEY_SCOPES,
    isArray: true,
    example: ['batches:write'],
  })
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
