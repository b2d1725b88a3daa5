import { Module } from '@nestjs/common';
import { DuplicateCandidateStore } from './duplicate-candidate.store.js';
import { DuplicateHistoryStore } from './duplicate-history.store.js';

/** Where candidates stand, for the rooms that find, count and destroy. It needs no room itself. */
@Module({
  providers: [DuplicateCandidateStore, DuplicateHistoryStore],
  exports: [DuplicateCandidateStore, DuplicateHistoryStore],
})
export class DuplicateCandidatesModule {}
