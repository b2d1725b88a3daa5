import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { ApiPartnerId, ApiPartnerRefusals } from './api-partner.js';
import { AgreementPageDto, ListAgreementsQuery } from './dto/agreement.dto.js';
import { ListPartnerHistoryQuery, PartnerHistoryPageDto } from './dto/partner-history.dto.js';
import { ListPartnersQuery, PartnerDto, PartnerPageDto, TakeUpPartnerDto } from './dto/partner.dto.js';
import { PartnersService } from './partners.service.js';

/** Partner organisations: taking them up, and reading what is known of them. */
@ApiTags('Managers: partners')
@Controller('v1/partners')
export class PartnersController {
  constructor(private readonly partners: PartnersService) {}

  @Post()
  @Permit('partners.write')
  @AnswerLocation<PartnerDto>(({ partnerId }) => `/v1/partners/${partnerId}`)
  @ApiOperation({
    operationId: 'takeUpPartner',
    summary: 'Take an organisation up for vetting',
    description:
      'With its contact persons and the agreement it is to have (IRPR 143). Nothing of it works until it is vetted and another manager approves it. A request sent twice takes up one.',
  })
  @ApiCreatedResponse({
    description: 'Taken up, in vetting.',
    type: PartnerDto,
    headers: headersNamed(['Location']),
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiPartnerRefusals('partner-id-taken', 'agreement-ends-before-it-starts', 'agreement-too-long')
  takeUp(@CurrentActor() actor: Actor, @Body() body: TakeUpPartnerDto): Promise<PartnerDto> {
    return this.partners.takeUp(actor, body);
  }

  @Get()
  @Permit('partners.read')
  @ApiOperation({
    operationId: 'listPartners',
    summary: 'List partners',
    description: 'By id. An auditor sees codes and pseudonyms only.',
  })
  @ApiOkResponse({ description: 'A page of partners.', type: PartnerPageDto })
  @ApiProblems('invalid-request')
  list(@CurrentActor() actor: Actor, @Query() query: ListPartnersQuery): Promise<PartnerPageDto> {
    return this.partners.list(actor, query);
  }

  @Get(':partnerId')
  @Permit('partners.read')
  @ApiOperation({
    operationId: 'getPartner',
    summary: 'Read a partner',
    description:
      'Its state, its agreement, its last vetting; for managers its contact persons, too. The read is itself logged.',
  })
  @ApiPartnerId()
  @ApiOkResponse({ description: 'The partner; its ETag is what If-Match needs.', type: PartnerDto })
  get(@CurrentActor() actor: Actor, @Param('partnerId') partnerId: string): Promise<PartnerDto> {
    return this.partners.get(actor, partnerId);
  }

  @Get(':partnerId/history')
  @Permit('partners.read')
  @ApiOperation({
    operationId: 'listPartnerHistory',
    summary: 'Read what was done with a partner',
    description:
      'Who did what, when, and whose act it completes; for managers the findings and narratives, too. Never changed or removed. The read is itself logged.',
  })
  @ApiPartnerId()
  @ApiOkResponse({ description: 'A page of steps.', type: PartnerHistoryPageDto })
  @ApiProblems('invalid-request')
  listHistory(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Query() query: ListPartnerHistoryQuery,
  ): Promise<PartnerHistoryPageDto> {
    return this.partners.listHistory(actor, partnerId, query);
  }

  @Get(':partnerId/agreements')
  @Permit('partners.read')
  @ApiOperation({
    operationId: 'listAgreements',
    summary: 'Read the versions of a partner’s agreement',
    description: 'Every version there was, the newest first. The read is itself logged.',
  })
  @ApiPartnerId()
  @ApiOkResponse({ description: 'A page of versions.', type: AgreementPageDto })
  @ApiProblems('invalid-request')
  listAgreements(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Query() query: ListAgreementsQuery,
  ): Promise<AgreementPageDto> {
    return this.partners.listAgreements(actor, partnerId, query);
  }
}
