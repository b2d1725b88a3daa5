import { type DecisionRow } from '../../src/modules/decision-log/decision-log-rows.query.js';
import { toRecord } from '../../src/modules/decision-log/decision-record.js';

describe('an instant of a decision', () => {
  it.each([
    ['2026-04-01T16:04:05.123+00:00', '2026-04-01T16:04:05.123Z'],
    ['2026-04-01T16:04:05.12+00:00', '2026-04-01T16:04:05.120Z'],
    ['2026-04-01T16:04:05+00:00', '2026-04-01T16:04:05.000Z'],
    ['2026-04-01T12:04:05.123-04:00', '2026-04-01T16:04:05.123Z'],
    ['2026-04-01T21:34:05.123+05:30', '2026-04-01T16:04:05.123Z'],
  ])('is told in UTC to the millisecond, however the database tells it: %s', (told, instant) => {
    const times = {
      confirmed_at: told,
      proposed_at: told,
      check_made_at: told,
      reopened_at: told,
      disposed_at: told,
    };
    const row = {
      ...times,
      grounds: null,
      members: [],
      corrections: [],
      outcome: 'accepted',
      superseded: null,
    };
    const { confirmedAt, proposedAt, stcaCheck, later } = toRecord(row as unknown as DecisionRow);
    const instants = [confirmedAt, proposedAt, stcaCheck.madeAt, later.reopenedAt, later.contentDestroyedAt];
    expect(instants).toEqual(Array(5).fill(instant));
  });
});
