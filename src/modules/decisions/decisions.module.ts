import { Module } from '@nestjs/common';
import { DecidedQuery } from './decided.query.js';
import { DecisionMemberStore } from './decision-member.store.js';
import { DecisionSentencesStore } from './decision-sentences.store.js';
import { DecisionStore } from './decision.store.js';

/** Decisions: proposals, what became of them, and whether their words were used before. */
@Module({
  providers: [DecisionStore, DecisionMemberStore, DecisionSentencesStore, DecidedQuery],
  exports: [DecisionStore, DecisionMemberStore, DecisionSentencesStore, DecidedQuery],
})
export class DecisionsModule {}
