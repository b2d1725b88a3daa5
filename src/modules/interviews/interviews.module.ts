import { Module } from '@nestjs/common';
import { InterviewStore } from './interview.store.js';

/** Interviews: appointments and records. */
@Module({ providers: [InterviewStore], exports: [InterviewStore] })
export class InterviewsModule {}
