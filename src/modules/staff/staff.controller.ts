import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { STAFF_REFUSALS, type StaffRefusalCode } from '../../domain/staff/refusals.js';
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
import { STAFF_ID } from '../forms.js';
import {
  ChangeAccountDto,
  ChangeRoleDto,
  ListStaffQuery,
  OpenAccountDto,
  StaffAccountDto,
  StaffPageDto,
} from './dto/staff.dto.js';
import { StaffService } from './staff.service.js';

/** Staff accounts. */
@ApiTags('Administrators')
@Controller('v1/staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Post()
  @Permit('staff.write')
  @AnswerLocation<StaffAccountDto>(({ staffId }) => `/v1/staff/${staffId}`)
  @ApiOperation({
    operationId: 'openStaffAccount',
    summary: 'Open a staff account',
    description:
      'For one person of the identity provider, in one role. From then on their tokens are taken. One person has one account: a subject that has one, even an inactive one, gets no other.',
  })
  @ApiCreatedResponse({
    description: 'The account.',
    type: StaffAccountDto,
    headers: headersNamed(['Location']),
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList(told('subject-has-account'))
  open(@CurrentActor() actor: Actor, @Body() body: OpenAccountDto): Promise<StaffAccountDto> {
    return this.staff.open(actor, body);
  }

  @Get()
  @Permit('staff.read')
  @ApiOperation({
    operationId: 'listStaff',
    summary: 'List staff accounts',
    description: 'Every account there is or was; none is ever removed.',
  })
  @ApiOkResponse({ description: 'A page of accounts.', type: StaffPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListStaffQuery): Promise<StaffPageDto> {
    return this.staff.list(actor, query);
  }

  @Get(':staffId')
  @Permit('staff.read')
  @ApiOperation({
    operationId: 'getStaffAccount',
    summary: 'Read a staff account',
    description: 'Its role, whether it is active, and who changed it last.',
  })
  @ApiStaffId()
  @ApiOkResponse({ description: 'The account.', type: StaffAccountDto })
  get(@CurrentActor() actor: Actor, @Param('staffId') staffId: string): Promise<StaffAccountDto> {
    return this.staff.get(actor, staffId);
  }

  @Change('deactivate', {
    id: 'deactivateStaffAccount',
    summary: 'Put a member of staff out',
    description:
      'At once: their next call is answered 401, and what they are doing is not committed. Not your own account, and not the last active administrator.',
  })
  deactivate(
    @CurrentActor() actor: Actor,
    @Param('staffId') staffId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: ChangeAccountDto,
  ): Promise<StaffAccountDto> {
    return this.staff.change(actor, staffId, { action: 'deactivate', reason }, ifMatch);
  }

  @Change('reactivate', {
    id: 'reactivateStaffAccount',
    summary: 'Let a member of staff in again',
    description: 'Their tokens are taken again, in the role of the account.',
  })
  reactivate(
    @CurrentActor() actor: Actor,
    @Param('staffId') staffId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: ChangeAccountDto,
  ): Promise<StaffAccountDto> {
    return this.staff.change(actor, staffId, { action: 'reactivate', reason }, ifMatch);
  }

  @Change('change-role', {
    id: 'changeStaffRole',
    summary: 'Give a member of staff another role',
    description:
      'Instead of the one they have: nobody has two. It holds from their next call on. What they proposed before they still cannot confirm.',
  })
  changeRole(
    @CurrentActor() actor: Actor,
    @Param('staffId') staffId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { role, reason }: ChangeRoleDto,
  ): Promise<StaffAccountDto> {
    return this.staff.change(actor, staffId, { action: 'change-role', role, reason }, ifMatch);
  }
}

/** Routes and documents one change of an account. */
function Change(
  action: 'deactivate' | 'reactivate' | 'change-role',
  {
    id,
    summary,
    description,
  }: { readonly id: string; readonly summary: string; readonly description: string },
): MethodDecorator {
  return applyDecorators(
    Post(`:staffId/${action}`),
    HttpCode(200),
    Permit('staff.write'),
    ApiOperation({ operationId: id, summary, description }),
    ApiStaffId(),
    ApiIfMatch(),
    ApiOkResponse({ description: 'The account as it is now.', type: StaffAccountDto }),
    ApiProblems(...BODY_PROBLEMS),
    ApiProblemList(told('own-account', 'account-unchanged', 'last-administrator')),
  );
}

function ApiStaffId(): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'staffId',
      description: 'The account.',
      schema: { ...STAFF_ID.schema, example: 'stf_example' },
    }),
    ApiProblems(...ADDRESS_PROBLEMS),
  );
}

function told(...codes: readonly StaffRefusalCode[]): Parameters<typeof ApiProblemList>[0] {
  return codes.map((code) => ({
    code,
    ...STAFF_REFUSALS[code],
    status: REFUSAL_STATUS[STAFF_REFUSALS[code].kind],
  }));
}
