import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { MeDto } from './me.dto.js';
import { MeService } from './me.service.js';

/** Who am I? */
@ApiTags('Everyone')
@Controller('v1/me')
export class MeController {
  constructor(private readonly me: MeService) {}

  @Get()
  @Permit('me.read')
  @ApiOperation({
    operationId: 'getMe',
    summary: 'Who am I, and what may I do',
    description: 'Tells whether your credentials work, what they are, and how much you may still ask for.',
  })
  @ApiOkResponse({ description: 'You.', type: MeDto })
  get(@CurrentActor() actor: Actor): Promise<MeDto> {
    return this.me.get(actor);
  }
}
