import fc from 'fast-check';
import { type Actor } from '../../src/domain/access.js';
import { type CaseFile, CLOSING_REASONS, type ClosingReason } from '../../src/domain/case-file/case-file.js';
import { closedAs } from '../../src/domain/case-file/closed-as.js';
import { type KeptFile } from '../../src/domain/case-file/commands.js';
import { refusalToCorrect } from '../../src/domain/case-file/corrections.js';
import { evolve } from '../../src/domain/case-file/evolve.js';
import { CLOSING_GUARDS } from '../../src/domain/case-file/guards/closing.guards.js';
import { FILE_STATES, OPEN_STATES } from '../../src/domain/case-file/states.js';
import { isRefusal } from '../../src/domain/refusal.js';

const NOW = '2026-11-22T12:00:00.000Z';
const OTHER = 'RD-TEST0-00002';

const actor = (role: 'officer' | 'reviewer' | 'manager'): Actor => ({
  ...{ id: `stf_${role}`, role, via: 'token', requestId: 'test' },
});

/** The parts of a file that closing and reopening look at. */
const file = (more: Partial<CaseFile> = {}): CaseFile =>
  ({
    ...{
      fileNumber: 'RD-TEST0-00001',
      state: 'screening',
      version: 4,
      round: 1,
      persons: 1,
      mergedInto: null,
    },
    ...more,
  }) as CaseFile;

const kept = (more: Partial<KeptFile> = {}): KeptFile => ({
  ...{ state: 'screening', isDisposed: false, personsInCommon: 1 },
  ...more,
});

function close(
  by: 'officer' | 'reviewer',
  reasonCode: ClosingReason,
  more: { persons?: number; keptFile?: KeptFile | null; named?: boolean } = {},
): string {
  const { persons = 1, keptFile = null, named = keptFile !== null } = more;
  const answer = CLOSING_GUARDS.close({
    file: file({ persons }),
    command: { action: 'close', reasonCode, keptFileNumber: named ? OTHER : null },
    actor: actor(by),
    context: { now: NOW, keptFile },
  });
  return isRefusal(answer) ? answer.code : 'closed';
}

const merge = (
  by: 'officer' | 'reviewer',
  keptFile: KeptFile | null,
  more: { persons?: number } = {},
): string => close(by, 'duplicate', { keptFile, named: true, ...more });

describe('closing a file', () => {
  it.each(CLOSING_REASONS.filter((reason) => reason !== 'duplicate'))(
    'as %s names no other file',
    (reason) => {
      expect(close('reviewer', reason)).toBe('closed');
      expect(close('reviewer', reason, { keptFile: kept() })).toBe('kept-file-and-reason');
    },
  );

  it('as a duplicate names the other one', () => {
    expect(close('reviewer', 'duplicate')).toBe('kept-file-and-reason');
  });

  it('as a refusal would is for reviewers', () => {
    expect([close('officer', 'out-of-mandate'), close('officer', 'unreachable')]).toEqual(
      Array(2).fill('closing-needs-reviewer'),
    );
    expect(close('officer', 'removed-from-united-states')).toBe('closed');
  });

  it('goes on only as one that has a person of it, and may be seen', () => {
    expect(merge('officer', kept())).toBe('closed');
    expect(merge('reviewer', kept({ personsInCommon: 0 }))).toBe('not-a-confirmed-duplicate');
    expect(merge('reviewer', null)).toBe('not-a-confirmed-duplicate');
  });

  it.each(FILE_STATES)('goes on as one in state %s unless that is closed', (state) => {
    expect(merge('officer', kept({ state }))).toBe(state === 'closed' ? 'kept-file-ended' : 'closed');
  });

  it('goes on as none whose content was destroyed', () => {
    expect(merge('reviewer', kept({ state: 'decided', isDisposed: true }))).toBe('kept-file-ended');
  });

  it('leaves no person behind at an officer’s word: with the last of three it may, with two it may not', () => {
    expect(merge('officer', kept({ personsInCommon: 3 }), { persons: 3 })).toBe('closed');
    expect(merge('officer', kept({ personsInCommon: 2 }), { persons: 3 })).toBe('persons-left-out');
    expect(merge('reviewer', kept({ personsInCommon: 2 }), { persons: 3 })).toBe('closed');
  });

  it('is told to a partner as withdrawn or as closed, and never as what it was', () => {
    const told = (closingReason: string | null, state: CaseFile['state'] = 'closed') =>
      closedAs({ state, closingReason });
    for (const who of ['claimant', 'counsel', 'partner'])
      expect(told(`withdrawn-by-${who}`)).toBe('withdrawn');
    for (const reason of [...CLOSING_REASONS, 'disposed']) expect(told(reason)).toBe('closed');
    expect([told(null, 'screening'), told(null, 'decided')]).toEqual([null, null]);
  });
});

describe('reopening a file', () => {
  const reopen = (mergedInto: string | null, keptFile: KeptFile | null): string => {
    const answer = CLOSING_GUARDS.reopen({
      file: file({ state: 'closed', mergedInto }),
      command: { action: 'reopen' },
      actor: actor('manager'),
      context: { now: NOW, keptFile },
    });
    return isRefusal(answer) ? answer.code : 'reopened';
  };

  it('that went on as another is for who may see that one too', () => {
    expect(reopen(null, null)).toBe('reopened');
    expect(reopen(OTHER, kept())).toBe('reopened');
    expect(reopen(OTHER, null)).toBe('other-file-not-for-you');
  });

  it('counts the rounds, and takes nothing of the last one with it', () => {
    const ended = file({
      state: 'closed',
      closingReason: 'duplicate',
      mergedInto: OTHER,
      acknowledgedCheckId: 'c',
    });
    expect(evolve(ended, { type: 'reopened', at: NOW })).toMatchObject({
      ...{ state: 'screening', round: 2, version: 5, closingReason: null, mergedInto: null },
      ...{ outcome: null, acknowledgedCheckId: null },
    });
  });

  it('leaves the other file as it was, one version on', () => {
    for (const type of ['merged-in', 'merge-undone', 'correction-noted'] as const)
      expect(evolve(file(), { type, at: NOW })).toEqual({ ...file(), version: 5, changedAt: NOW });
  });
});

it('however files of one person are closed into each other and taken up again, none goes on as itself', () => {
  const step = fc.record({
    what: fc.constantFrom('merge', 'reopen'),
    one: fc.nat({ max: 4 }),
    other: fc.nat({ max: 4 }),
  });
  const numbers = ['0', '1', '2', '3', '4'];
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const files = new Map(numbers.map((fileNumber) => [fileNumber, file({ fileNumber })]));
      const at = (number: number): CaseFile => files.get(String(number)) as CaseFile;
      for (const { what, one, other } of steps) {
        const [closing, keeping] = [at(one), at(other)];
        // As the table of transitions has it: only what is open is closed, only what has ended is taken up again.
        if (one === other || (closing.state === 'closed') !== (what === 'reopen')) continue;
        const context = { now: NOW, keptFile: kept({ state: keeping.state }) };
        const by = { file: closing, actor: actor('manager'), context };
        const event =
          what === 'reopen'
            ? CLOSING_GUARDS.reopen({ ...by, command: { action: 'reopen' } })
            : CLOSING_GUARDS.close({
                ...by,
                command: { action: 'close', reasonCode: 'duplicate', keptFileNumber: String(other) },
              });
        if (!isRefusal(event)) files.set(String(one), evolve(closing, event));
      }
      for (const number of numbers) {
        let next = files.get(number)?.mergedInto ?? null;
        for (let hops = 0; next !== null; hops++) {
          expect(hops).toBeLessThan(numbers.length);
          expect(next).not.toBe(number);
          next = files.get(next)?.mergedInto ?? null;
        }
      }
    }),
  );
});

describe('a correction', () => {
  const correct = (
    state: CaseFile['state'],
    outcome: 'granted' | 'refused',
    about = '/route',
    decided = false,
  ) =>
    refusalToCorrect({ fileNumber: 'RD-TEST0-00001', state }, { outcome, about }, decided)?.code ?? 'noted';

  it.each(FILE_STATES)(
    'of a file in state %s is noted when refused, and when granted only once it has ended',
    (state) => {
      expect(correct(state, 'refused')).toBe('noted');
      const isOpen = (OPEN_STATES as readonly string[]).includes(state);
      expect(correct(state, 'granted')).toBe(isOpen ? 'correction-of-open-file' : 'noted');
    },
  );

  it('of a decision needs one that was confirmed', () => {
    expect(correct('closed', 'refused', 'decision')).toBe('no-decision-to-correct');
    expect(correct('closed', 'refused', 'decision', true)).toBe('noted');
    expect(correct('screening', 'refused', 'decision', true)).toBe('noted');
  });
});
