import fc from 'fast-check';
import { type Actor, type Role } from '../../src/domain/access.js';
import { availableActions } from '../../src/domain/case-file/available-actions.js';
import { type CaseFile } from '../../src/domain/case-file/case-file.js';
import { type CommandContext, type FileCommand } from '../../src/domain/case-file/commands.js';
import { decide } from '../../src/domain/case-file/decide.js';
import { evolve } from '../../src/domain/case-file/evolve.js';
import { FILE_STATES, type FileState, OPEN_STATES } from '../../src/domain/case-file/states.js';
import { FILE_ACTIONS, type FileAction, TRANSITIONS } from '../../src/domain/case-file/transitions.js';
import { isRefusal } from '../../src/domain/refusal.js';

const ROLES: readonly Role[] = ['officer', 'reviewer', 'manager', 'auditor', 'administrator', 'partner'];
const NOW = '2026-11-22T12:00:00.000Z';

function actor(role: Role, id = `stf_${role}`): Actor {
  const partner = role === 'partner' ? { partnerId: 'ptn_a', scopes: ['referrals:write'] } : {};
  return { id, role, via: role === 'partner' ? 'api-key' : 'token', requestId: 'test', ...partner };
}

function file(state: FileState, more: Partial<CaseFile> = {}): CaseFile {
  return {
    fileNumber: 'RD-TEST0-00001',
    partnerId: 'ptn_a',
    batchId: 'b',
    state,
    version: 4,
    round: 1,
    urgency: 'normal',
    urgencyReason: 'no-rule-raises-it',
    ruledUrgency: 'normal',
    ruledUrgencyReason: 'no-rule-raises-it',
    urgencyReviewOn: null,
    conclusion: 'barred',
    route: 'land-port-of-entry',
    persons: 1,
    removalScheduledOn: null,
    officerId: 'stf_officer',
    currentCheckId: 'check-1',
    acknowledgedCheckId: 'check-1',
    outcome: null,
    closingReason: null,
    mergedInto: null,
    pausedSince: null,
    pausedDays: 0,
    disposedAt: null,
    receivedAt: NOW,
    changedAt: NOW,
    ...more,
  };
}

const BOOKING = { timeZone: 'America/Chicago', officerId: null, interpreter: null };

const COMMANDS: { [Action in FileAction]: Extract<FileCommand, { action: Action }> } = {
  'start-screening': { action: 'start-screening' },
  'request-information': { action: 'request-information', questions: [{ dueOn: '2026-11-22' }] },
  'supply-information': {
    action: 'supply-information',
    answers: [{ questionId: 'q1', answer: 'Made-up answer.' }],
  },
  'clear-for-interview': { action: 'clear-for-interview', acknowledgedCheckId: 'check-1' },
  'schedule-interview': {
    action: 'schedule-interview',
    startsAt: '2026-12-01T15:00:00.000Z',
    endsAt: '2026-12-01T16:00:00.000Z',
    ...BOOKING,
  },
  'reschedule-interview': {
    action: 'reschedule-interview',
    startsAt: '2026-12-02T15:00:00.000Z',
    endsAt: '2026-12-02T16:00:00.000Z',
    ...BOOKING,
  },
  'cancel-interview': { action: 'cancel-interview' },
  'record-no-show': { action: 'record-no-show' },
  'record-interview': {
    action: 'record-interview',
    startedAt: '2026-11-20T15:00:00.000Z',
    endedAt: '2026-11-20T16:00:00.000Z',
    attended: ['claimant'],
  },
  'waive-interview': { action: 'waive-interview' },
  'propose-decision': {
    action: 'propose-decision',
    outcome: 'accepted',
    pathway: 'temporary-resident-permit',
    reasons: [{ text: 'x', fact: '/route' }],
  },
  'return-proposal': { action: 'return-proposal' },
  'confirm-decision': { action: 'confirm-decision' },
  withdraw: { action: 'withdraw', requestedBy: 'claimant' },
  close: { action: 'close', reasonCode: 'removed-from-united-states', keptFileNumber: null },
  reopen: { action: 'reopen' },
  assign: { action: 'assign', officerId: null },
  'declare-conflict': { action: 'declare-conflict' },
  'override-urgency': { action: 'override-urgency', level: 'urgent' },
  'amend-situation': { action: 'amend-situation', change: { removalScheduledOn: '2026-12-01' } },
};

/** Who takes which action, written down by hand from the product contract. */
const DUTIES: Readonly<Record<FileAction, readonly Role[]>> = {
  'start-screening': ['officer'],
  'request-information': ['officer'],
  'supply-information': ['officer'],
  'clear-for-interview': ['officer'],
  'schedule-interview': ['officer'],
  'reschedule-interview': ['officer'],
  'cancel-interview': ['officer'],
  'record-no-show': ['officer'],
  'record-interview': ['officer'],
  'waive-interview': ['reviewer'],
  'propose-decision': ['officer'],
  'return-proposal': ['reviewer'],
  'confirm-decision': ['reviewer'],
  withdraw: ['officer'],
  close: ['officer', 'reviewer'],
  reopen: ['manager'],
  assign: ['manager'],
  'declare-conflict': ['officer', 'reviewer', 'manager'],
  'override-urgency': ['officer'],
  'amend-situation': ['officer'],
};

const CONTEXT: CommandContext = {
  now: NOW,
  openQuestions: [{ questionId: 'q1', fact: '/route' }],
  interviewOfficerId: 'stf_officer',
  interviewStartsAt: NOW,
  booking: { officer: undefined, interpreter: undefined, applicantBusy: false },
  openDuplicates: 0,
  proposal: { proposersOfRound: ['stf_officer'], checkId: 'check-1', outcome: 'accepted' },
  facts: { route: 'land-port-of-entry' },
  foundToday: 'the-same',
  unsettledAnswers: 0,
  situation: { removalScheduledOn: null, custody: 'detained', stage: 'none' },
  urgencyFacts: {
    ...{ today: '2026-11-22', removalScheduledOn: null, finalOrder: false, inCustody: true },
    ...{ unaccompaniedMinor: false, comesOfAgeOn: null, vulnerable: false, exceptionLapsesOn: null },
  },
};

function codeOf(
  state: FileState,
  command: FileCommand,
  by: Actor,
  context: CommandContext = CONTEXT,
): string {
  const answer = decide(file(state), command, by, context);
  return isRefusal(answer) ? answer.code : 'done';
}

describe('the table of transitions', () => {
  const matrix = FILE_STATES.flatMap((state) =>
    FILE_ACTIONS.flatMap((action) => ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(matrix)('$action from $state by a $role is what the table says', ({ state, action, role }) => {
    const { from, to, partner } = TRANSITIONS[action];
    const expected =
      !DUTIES[action].includes(role) && !(role === 'partner' && partner)
        ? 'not-your-duty'
        : (from as readonly FileState[]).includes(state)
          ? 'done'
          : (OPEN_STATES as readonly FileState[]).includes(state)
            ? 'out-of-order'
            : 'nothing-more-possible';
    expect(codeOf(state, COMMANDS[action], actor(role))).toBe(expected);
    if (expected === 'done') {
      const event = decide(file(state), COMMANDS[action], actor(role), CONTEXT);
      if (isRefusal(event)) throw new Error('refused');
      expect(evolve(file(state), event)).toMatchObject({
        state: to === 'unchanged' ? state : to,
        version: 5,
      });
    }
  });

  it('offers exactly the actions that would be carried out', () => {
    for (const state of FILE_STATES) {
      for (const role of ROLES) {
        const done = FILE_ACTIONS.filter((action) => codeOf(state, COMMANDS[action], actor(role)) === 'done');
        expect(availableActions(actor(role), state)).toEqual(done);
      }
    }
  });

  it('lets nobody but a partner with the scope referrals:write withdraw or inform as a partner', () => {
    const reader = { ...actor('partner'), scopes: ['referrals:read'] };
    expect(codeOf('received', COMMANDS.withdraw, reader)).toBe('not-your-duty');
    expect(codeOf('awaiting-information', COMMANDS['supply-information'], reader)).toBe('not-your-duty');
  });
});

describe('the guards of the actions', () => {
  it('clears a file for interview only on its current check', () => {
    const command = { ...COMMANDS['clear-for-interview'], acknowledgedCheckId: 'check-0' };
    expect(codeOf('screening', command, actor('officer'))).toBe('check-not-current');
  });

  it('books no interview that begins now or earlier, and one that begins a millisecond later', () => {
    const at = (startsAt: string): string =>
      codeOf(
        'ready-for-interview',
        { ...COMMANDS['schedule-interview'], startsAt, endsAt: '2026-11-22T13:00:00.000Z' },
        actor('officer'),
      );
    expect(at(NOW)).toBe('interview-in-the-past');
    expect(at('2026-11-22T12:00:00.001Z')).toBe('done');
  });

  it('books no interview that ends when it starts', () => {
    const { startsAt } = COMMANDS['schedule-interview'];
    const command = { ...COMMANDS['schedule-interview'], endsAt: startsAt };
    expect(codeOf('ready-for-interview', command, actor('officer'))).toBe('interview-ends-before-it-starts');
  });

  it('clears nothing for interview while a duplicate candidate is open, nor when nobody counted them', () => {
    const clear = COMMANDS['clear-for-interview'];
    const by = actor('officer');
    const answer = decide(file('screening'), clear, by, { ...CONTEXT, openDuplicates: 1 });
    expect(answer).toEqual({
      ...{ kind: 'refusal', code: 'duplicates-open' },
      params: { open: 1, where: '/v1/files/RD-TEST0-00001/duplicates' },
    });
    expect(() => decide(file('screening'), clear, by, { now: NOW })).toThrow('not counted');
  });

  it('lets only the officer who was booked record the interview', () => {
    const other = actor('officer', 'stf_officer2');
    expect(codeOf('interview-scheduled', COMMANDS['record-interview'], other)).toBe(
      'not-the-interviewing-officer',
    );
  });

  it('records that somebody did not come from the instant the interview begins', () => {
    const beginning = (interviewStartsAt: string): string =>
      codeOf('interview-scheduled', COMMANDS['record-no-show'], actor('officer'), {
        ...CONTEXT,
        interviewStartsAt,
      });
    expect(beginning(NOW)).toBe('done');
    expect(beginning('2026-11-22T12:00:00.001Z')).toBe('interview-not-begun');
  });

  it('records no interview without the claimant', () => {
    const record = { ...COMMANDS['record-interview'], attended: ['counsel'] };
    expect(codeOf('interview-scheduled', record, actor('officer'))).toBe('claimant-did-not-attend');
  });

  it('books nothing when nobody looked up whom the booking names', () => {
    const by = actor('officer');
    const unknown = { now: NOW };
    expect(() => decide(file('ready-for-interview'), COMMANDS['schedule-interview'], by, unknown)).toThrow(
      'not looked up',
    );
  });

  it('records an interview that has just ended, and none that goes on', () => {
    const ending = (endedAt: string): string =>
      codeOf('interview-scheduled', { ...COMMANDS['record-interview'], endedAt }, actor('officer'));
    expect(ending(NOW)).toBe('done');
    expect(ending('2026-11-22T12:00:00.001Z')).toBe('interview-not-over');
  });

  it('proposes an acceptance with a pathway only, and nothing else with one', () => {
    const propose = COMMANDS['propose-decision'];
    const by = actor('officer');
    expect(codeOf('interviewed', { ...propose, pathway: null }, by)).toBe('pathway-and-outcome');
    expect(codeOf('interviewed', { ...propose, outcome: 'not-accepted' }, by)).toBe('pathway-and-outcome');
  });

  it('proposes nothing without reasons, and no refusal without one tied to a fact of the file', () => {
    const refusal = { ...COMMANDS['propose-decision'], outcome: 'not-accepted', pathway: null } as const;
    const by = actor('officer');
    expect(codeOf('interviewed', { ...refusal, reasons: [] }, by)).toBe('reasons-missing');
    expect(codeOf('interviewed', { ...refusal, reasons: [{ text: 'x', provision: 'IRPA 24' }] }, by)).toBe(
      'reason-not-tied-to-facts',
    );
    expect(codeOf('interviewed', refusal, by)).toBe('done');
  });

  it('never lets a proposer confirm, whatever their role has become', () => {
    const promoted = actor('reviewer', 'stf_officer');
    expect(codeOf('decision-proposed', COMMANDS['confirm-decision'], promoted)).toBe('confirmer-is-proposer');
  });

  it('confirms nothing that stands on an older check', () => {
    const context = { ...CONTEXT, proposal: { ...CONTEXT.proposal!, checkId: 'check-0' } };
    expect(codeOf('decision-proposed', COMMANDS['confirm-decision'], actor('reviewer'), context)).toBe(
      'check-changed-since-proposal',
    );
  });

  it('is pure: the same arguments give the same answer, and no argument is changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILE_STATES),
        fc.constantFrom(...FILE_ACTIONS),
        fc.constantFrom(...ROLES),
        (state, action, role) => {
          const before = Object.freeze(file(state));
          const answers = [1, 2].map(() => decide(before, COMMANDS[action], actor(role), CONTEXT));
          expect(answers[0]).toEqual(answers[1]);
          if (!isRefusal(answers[0])) evolve(before, answers[0]!);
        },
      ),
    );
  });
});
