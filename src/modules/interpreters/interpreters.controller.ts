import { applyDecorators, Body, Controller, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CASE_FILE_REFUSALS, type CaseFileRefusalCode } from '../../domain/case-file/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { INTERPRETER } from '../forms.js';
import {
  ChangeInterpreterDto,
  InterpreterDto,
  InterpreterPageDto,
  ListInterpretersQuery,
  TakeUpInterpreterDto,
} from './dto/interpreter.dto.js';
import { InterpretersService } from './interpreters.service.js';

/** Interpreters for interviews. */
@ApiTags('Managers: interpreters')
@Controller('v1/interpreters')
export class InterpretersController {
  constructor(private readonly interpreters: InterpretersService) {}

  @Post()
  @Permit('interpreters.write')
  @AnswerLocation<InterpreterDto>(({ interpreterId }) => `/v1/interpreters/${interpreterId}`)
  @ApiOperation({
    operationId: 'takeUpInterpreter',
    summary: 'Take up an interpreter',
    description:
      'Under a code name: who it is stays with those who hire them. Officers can book them from then on.',
  })
  @ApiCreatedResponse({
    description: 'The interpreter.',
    type: InterpreterDto,
    headers: headersNamed(['Location']),
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList(told('interpreter-code-name-taken', 'interpreter-language-twice'))
  takeUp(@CurrentActor() actor: Actor, @Body() body: TakeUpInterpreterDto): Promise<InterpreterDto> {
    return this.interpreters.takeUp(actor, body);
  }

  @Get()
  @Permit('interpreters.read')
  @ApiOperation({
    operationId: 'listInterpreters',
    summary: 'List interpreters',
    description: 'By language, dialect, gender, and whether they take bookings. Code names only.',
  })
  @ApiOkResponse({ description: 'A page of interpreters.', type: InterpreterPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListInterpretersQuery): Promise<InterpreterPageDto> {
    return this.interpreters.list(actor, query);
  }

  @Get(':interpreterId')
  @Permit('interpreters.read')
  @ApiOperation({
    operationId: 'getInterpreter',
    summary: 'Read an interpreter',
    description: 'Languages with their dialects, gender, and whether they take bookings.',
  })
  @ApiInterpreterId()
  @ApiOkResponse({ description: 'The interpreter; its ETag is what If-Match needs.', type: InterpreterDto })
  get(@CurrentActor() actor: Actor, @Param('interpreterId') interpreterId: string): Promise<InterpreterDto> {
    return this.interpreters.get(actor, interpreterId);
  }

  @Patch(':interpreterId')
  @Permit('interpreters.write')
  @ApiOperation({
    operationId: 'changeInterpreter',
    summary: 'Change an interpreter',
    description:
      'Languages, gender, or whether they take bookings; what is absent stays. Bookings there are stay, too.',
  })
  @ApiInterpreterId()
  @ApiIfMatch()
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList(told('interpreter-language-twice'))
  @ApiOkResponse({ description: 'The interpreter as it is now.', type: InterpreterDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('interpreterId') interpreterId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeInterpreterDto,
  ): Promise<InterpreterDto> {
    return this.interpreters.change(actor, interpreterId, ifMatch, body);
  }
}

function ApiInterpreterId(): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'interpreterId',
      description: 'The interpreter.',
      schema: { ...INTERPRETER.schema, example: INTERPRETER.example },
    }),
    ApiProblems(...ADDRESS_PROBLEMS),
  );
}

function told(...codes: readonly CaseFileRefusalCode[]): Parameters<typeof ApiProblemList>[0] {
  return codes.map((code) => ({
    code,
    ...CASE_FILE_REFUSALS[code],
    status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
  }));
}
