import { Module } from '@nestjs/common';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { DecisionNoticeStore } from './decision-notice.store.js';
import { NoticeMaker } from './notice.maker.js';

/** The notices of decisions: making them and keeping them. */
@Module({
  imports: [DecisionsModule, StcaModule],
  providers: [DecisionNoticeStore, NoticeMaker],
  exports: [DecisionNoticeStore, NoticeMaker],
})
export class DecisionNoticesModule {}
