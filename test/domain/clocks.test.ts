import { removalClock, serviceClock, started, stopped } from '../../src/domain/case-file/clocks.js';
import { type CaseFile } from '../../src/domain/case-file/case-file.js';

const RECEIVED = '2026-11-20T15:00:00.000Z';
const file = (more: Partial<CaseFile> = {}): CaseFile =>
  ({ state: 'screening', receivedAt: RECEIVED, pausedSince: null, pausedDays: 0, ...more }) as CaseFile;

describe('the service clock', () => {
  it('counts working days of Washington: a file of late Friday evening there has served one on Monday', () => {
    const late = file({ receivedAt: '2026-11-21T04:59:59.999Z' });
    expect(serviceClock(late, '2026-11-24T04:59:59.999Z').workingDays).toBe(1);
    expect(serviceClock(late, '2026-11-24T05:00:00.000Z').workingDays).toBe(2);
  });

  it('does not count what it stood still, over several pauses and a reopening', () => {
    const first = { ...file(), ...stopped(file(), '2026-11-23T15:00:00.000Z') };
    expect(serviceClock(first, '2027-02-01T15:00:00.000Z')).toMatchObject({
      workingDays: 1,
      reason: 'information-awaited',
    });
    const second = { ...first, ...started(first, '2026-12-01T15:00:00.000Z') };
    expect(second).toMatchObject({ pausedSince: null, pausedDays: 5 });
    const ended = { ...second, state: 'closed' as const, ...stopped(second, '2026-12-03T15:00:00.000Z') };
    expect(serviceClock(ended, '2027-02-01T15:00:00.000Z')).toEqual({
      ...{ workingDays: 3, reason: 'file-ended', standsSince: '2026-12-03T15:00:00.000Z' },
    });
    const reopened = { ...ended, state: 'screening' as const, ...started(ended, '2026-12-10T15:00:00.000Z') };
    expect(serviceClock(reopened, '2026-12-11T15:00:00.000Z')).toMatchObject({
      workingDays: 4,
      reason: 'runs-since-receipt',
    });
  });

  it('of a file that ends while it waits stands since it began to wait', () => {
    const waiting = {
      ...file({ state: 'awaiting-information' }),
      ...stopped(file(), '2026-11-23T15:00:00.000Z'),
    };
    expect(stopped(waiting, '2026-12-03T15:00:00.000Z').pausedSince).toBe('2026-11-23T15:00:00.000Z');
  });

  it('that runs is not changed by being started', () => {
    expect(started(file({ pausedDays: 2 }), '2026-12-01T15:00:00.000Z')).toEqual({
      pausedSince: null,
      pausedDays: 2,
    });
  });
});

describe('the removal clock', () => {
  const at = (now: string) => removalClock('2026-12-01', now);

  it('counts calendar days in Washington, weekends and holidays too, and goes on below nothing', () => {
    expect(at('2026-11-23T12:00:00.000Z')).toEqual({ on: '2026-12-01', days: 8, reason: 'removal-ahead' });
    expect(at('2026-12-01T04:59:59.999Z')).toMatchObject({ days: 1 });
    expect(at('2026-12-01T05:00:00.000Z')).toMatchObject({ days: 0, reason: 'removal-today' });
    expect(at('2026-12-03T12:00:00.000Z')).toMatchObject({ days: -2, reason: 'removal-day-past' });
    expect(removalClock(null, '2026-12-01T12:00:00.000Z')).toEqual({
      on: null,
      days: null,
      reason: 'no-day-known',
    });
  });
});
