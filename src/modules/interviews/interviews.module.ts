import { Module } from '@nestjs/common';
import { InterviewAdditionStore } from './interview-addition.store.js';
import { InterviewListQuery } from './interview-list.query.js';
import { InterviewStore } from './interview.store.js';

/** Interviews as they are kept: appointments, records and what is added to them. */
@Module({
  providers: [InterviewStore, InterviewAdditionStore, InterviewListQuery],
  exports: [InterviewStore, InterviewAdditionStore, InterviewListQuery],
})
export class InterviewsModule {}
