import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor } from '../../platform/http/access.js';
import { PartnerActionRoute } from './api-partner.js';
import { AgreementTermsDto } from './dto/agreement.dto.js';
import {
  NothingToAddDto,
  ReinstatePartnerDto,
  RevokePartnerDto,
  SuspendPartnerDto,
  VetPartnerDto,
} from './dto/partner-actions.dto.js';
import { type PartnerDto } from './dto/partner.dto.js';
import { PartnerActionsService } from './partner-actions.service.js';

/** Moving a partner: one route for each line of the table. */
@ApiTags('Managers: partners')
@Controller('v1/partners')
export class PartnerActionsController {
  constructor(private readonly actions: PartnerActionsService) {}

  @PartnerActionRoute('vet', {
    path: 'vet',
    summary: 'Record a vetting: who checked what, and what was found',
    says: 'The state stays as it is; an earlier vetting is kept.',
  })
  vet(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { result, ...note }: VetPartnerDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'vet', result }, note });
  }

  @PartnerActionRoute('approve', {
    path: 'approve',
    summary: 'Approve a vetted partner and its agreement',
    says: 'Needs a sound vetting, and a manager who neither took the partner up, nor vetted it last, nor recorded its agreement.',
    refusals: [
      'approver-took-part',
      'partner-not-vetted',
      'vetting-unsound',
      'agreement-missing',
      'agreement-ended',
    ],
  })
  approve(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() _body: NothingToAddDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'approve' } });
  }

  @PartnerActionRoute('suspend', {
    path: 'suspend',
    summary: 'Suspend a partner: every key of it stops at once',
    says: 'One manager is enough. Once this is answered, nothing more of the partner is stored, on any process.',
  })
  suspend(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason, ...note }: SuspendPartnerDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'suspend', reason }, note });
  }

  @PartnerActionRoute('reinstate', {
    path: 'reinstate',
    summary: 'Lift a suspension',
    says: 'Needs a manager who neither suspended the partner nor vetted it since. Its keys work again, those that have not ended meanwhile.',
    refusals: ['reinstater-took-part', 'vetting-unsound'],
  })
  reinstate(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() note: ReinstatePartnerDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'reinstate' }, note });
  }

  @PartnerActionRoute('revoke', {
    path: 'revoke',
    summary: 'Revoke a partner for good, or do not take it on',
    says: 'Final, and one manager is enough. Its files and its history stay.',
  })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason, ...note }: RevokePartnerDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'revoke', reason }, note });
  }

  @PartnerActionRoute('record-agreement', {
    path: 'agreements',
    summary: 'Record a new version of the agreement',
    says: 'It counts once another manager has confirmed it, from its first day on; earlier versions are kept.',
    refusals: ['agreement-ends-before-it-starts', 'agreement-too-long'],
  })
  recordAgreement(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() terms: AgreementTermsDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, {
      partnerId,
      ifMatch,
      command: { action: 'record-agreement' },
      terms,
    });
  }

  @PartnerActionRoute('confirm-agreement', {
    path: 'agreements/confirm',
    summary: 'Confirm the newest version of the agreement',
    says: 'Needs a manager who did not record it.',
    refusals: ['confirmer-recorded-it', 'agreement-nothing-to-confirm', 'agreement-ended'],
  })
  confirmAgreement(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() _body: NothingToAddDto,
  ): Promise<PartnerDto> {
    return this.actions.perform(actor, { partnerId, ifMatch, command: { action: 'confirm-agreement' } });
  }
}
