import { Module } from '@nestjs/common';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { Matcher } from './matcher.js';
import { MatchPeopleStore } from './match-people.store.js';
import { MatchPersonMaker } from './match-person.maker.js';
import { PeopleMatching } from './people-matching.js';

/** The search for people who were referred before. */
@Module({
  imports: [DuplicateCandidatesModule],
  providers: [MatchPersonMaker, MatchPeopleStore, Matcher, PeopleMatching],
  exports: [MatchPersonMaker, PeopleMatching],
})
export class MatchingModule {}
