import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { EXAMPLE_FACTS } from './example-facts.js';
import { LawDto, LawQuery, StcaResultDto } from './stca.dto.js';
import { StcaService } from './stca.service.js';

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
  @ApiBody({
    required: true,
    schema: { $ref: '#/components/schemas/StcaFacts', example: EXAMPLE_FACTS } as never,
  })
  @ApiOkResponse({ description: 'The result.', type: StcaResultDto })
  @ApiProblems('malformed-json', 'invalid-request', 'too-large', 'unsupported-media-type')
  check(@Body() facts: unknown): StcaResultDto {
    return this.stca.check(facts);
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
  law(@Query() query: LawQuery): LawDto {
    return this.stca.law(query.on) as LawDto;
  }
}
