import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the demo sends: everybody and everything in it is made up. */
export const DEMO_BODIES = {
  /** The sample batch under references of this run’s own, so that the demo can be run again. */
  batch(): string {
    const run = randomUUID().slice(0, 8);
    return readFileSync('samples/batch-12.json', 'utf8').replaceAll('"DEMO-', `"DEMO-${run}-`);
  },
  /** An hour, at random in the years to come, so that the officer is free at each run. */
  slot(): object {
    const start = Date.now() + (1 + Math.floor(Math.random() * 40_000)) * 3_600_000;
    return {
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + 3_000_000).toISOString(),
      timeZone: 'America/Chicago',
      mode: 'video',
    };
  },
  heldInterview: {
    startedAt: '2026-11-20T15:02:00Z',
    endedAt: '2026-11-20T16:40:00Z',
    language: 'ru',
    attended: ['claimant', 'interpreter'],
    exchanges: [
      { question: 'When did the summons reach you?', answer: 'In the spring, at my parents’ address.' },
    ],
    observations: 'Answers were detailed and consistent with the exhibits.',
  },
  proposal: {
    outcome: 'accepted',
    pathway: 'temporary-resident-permit',
    reasons: [
      {
        provision: 'IRPA 24',
        fact: '/unitedStates/proceedings/stage',
        text: 'Removal would expose the claimant to prosecution.',
      },
    ],
  },
} as const;
