import { Module } from '@nestjs/common';
import { DecidedQuery } from './decided.query.js';
import { DecisionMemberStore } from './decision-member.store.js';
import { DecisionStore } from './decision.store.js';

/** Decisions: proposals and confirmations. */
@Module({
  providers: [DecisionStore, DecisionMemberStore, DecidedQuery],
  exports: [DecisionStore, DecisionMemberStore, DecidedQuery],
})
export class DecisionsModule {}
