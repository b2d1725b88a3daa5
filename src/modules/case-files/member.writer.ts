import { Injectable } from '@nestjs/common';
import { type MemberDecision } from '../../domain/family/member-decision.js';
import { hasFact } from '../../domain/referral/has-fact.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { boundedFaults } from '../../platform/http/bounded-faults.js';
import { Problem } from '../../platform/http/problem.js';
import { DecisionMemberStore } from '../decisions/decision-member.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { ContentStore } from './content.store.js';

/** Writes what a proposal says of single persons, once it is known that the facts it names are there. */
@Injectable()
export class MemberWriter {
  constructor(
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly members: DecisionMemberStore,
  ) {}

  /** Problem: invalid-request with each fact, by pointer, that neither the referral nor the current check has. */
  async write(
    tx: WriteTx,
    decision: {
      readonly decisionId: string;
      readonly fileNumber: string;
      readonly partnerId: string;
      readonly currentCheckId: string;
      readonly dataKey: Buffer;
    },
    members: readonly MemberDecision[],
  ): Promise<void> {
    if (members.length === 0) return;
    const { fileNumber, currentCheckId, dataKey } = decision;
    const { referral } = await this.contents.getReferral(tx, fileNumber);
    const { facts } = await this.checks.get(tx, currentCheckId, dataKey);
    const faults = members.flatMap(({ reasons }, place) =>
      reasons.flatMap(({ fact }, index) =>
        fact === undefined || hasFact(referral, fact) || hasFact(facts, fact)
          ? []
          : [{ pointer: `#/members/${place}/reasons/${index}/fact`, code: 'fact-not-there' }],
      ),
    );
    if (faults.length > 0) throw new Problem('invalid-request', { faults: boundedFaults(faults) });
    await this.members.insert(tx, decision, members, dataKey);
  }
}
