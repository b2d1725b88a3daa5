import { Module } from '@nestjs/common';
import { DecisionSentencesStore } from './decision-sentences.store.js';
import { DecisionStore } from './decision.store.js';

/** Decisions: proposals, what became of them, and whether their words were used before. */
@Module({
  providers: [DecisionStore, DecisionSentencesStore],
  exports: [DecisionStore, DecisionSentencesStore],
})
export class DecisionsModule {}
