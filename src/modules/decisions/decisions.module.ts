import { Module } from '@nestjs/common';
import { DecisionStore } from './decision.store.js';

/** Decisions: proposals and confirmations. */
@Module({ providers: [DecisionStore], exports: [DecisionStore] })
export class DecisionsModule {}
