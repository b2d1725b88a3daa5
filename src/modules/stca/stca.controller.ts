import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { STCA_REFUSALS } from '../../domain/stca/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblemList, ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { LawDto, LawQuery } from './dto/law.dto.js';
import { StcaResultDto } from './dto/stca-result.dto.js';
import { StcaService } from './stca.service.js';

const EARLIER = STCA_REFUSALS['law-before-first-claim-day'];

/** The Safe Third Country Agreement engine. */
@ApiTags('Officers: law')
@Controller('v1/stca')
export class StcaController {
  constructor(private readonly stca: StcaService) {}

  @Post('checks')
  @HttpCode(200)
  @Permit('stca.check')
  @ApiOperation({
    operationId: 'checkFacts',
    summary: 'What if: facts in, result out',
    description:
      'Checks facts against the Safe Third Country Agreement, with every reason in both languages. Nothing is stored. The engine advises; an officer decides.',
  })
  @ApiBody({ required: true, schema: { $ref: '#/components/schemas/StcaFacts' } })
  @ApiOkResponse({ description: 'The result.', type: StcaResultDto })
  @ApiProblems(...BODY_PROBLEMS)
  check(@CurrentActor() actor: Actor, @Body() facts: unknown): Promise<StcaResultDto> {
    return this.stca.check(actor, facts);
  }

  @Get('law')
  @Permit('stca.law.read')
  @ApiOperation({
    operationId: 'getLaw',
    summary: 'The law of a day',
    description:
      'Provisions with what each needs and since when; law that is enacted and not yet in force is marked as pending.',
  })
  @ApiOkResponse({ description: 'The provisions.', type: LawDto })
  @ApiProblems('invalid-request')
  @ApiProblemList([{ code: 'law-before-first-claim-day', status: REFUSAL_STATUS.invalid, ...EARLIER }])
  law(@Query() query: LawQuery): LawDto {
    return this.stca.law(query.on) as LawDto;
  }
}
