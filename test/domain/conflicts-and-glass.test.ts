import { type Actor } from '../../src/domain/access.js';
import { breakGlass, type GlassBreak, reviewGlassBreak } from '../../src/domain/break-glass/glass-break.js';
import { type CaseFile } from '../../src/domain/case-file/case-file.js';
import { type CommandContext } from '../../src/domain/case-file/commands.js';
import { consequenceOfConflict } from '../../src/domain/case-file/conflict.js';
import { needsGlassBroken } from '../../src/domain/case-file/content-access.js';
import { decide } from '../../src/domain/case-file/decide.js';
import { isRefusal } from '../../src/domain/refusal.js';

const AT = '2026-11-22T12:00:00.000Z';
const by = (id: string, role: Actor['role'] = 'officer'): Actor => ({
  ...{ id, role, via: 'token', requestId: 'test' },
});
const fileOf = (officerId: string | null): CaseFile =>
  ({ fileNumber: 'RD-TEST0-00001', partnerId: 'ptn_a', officerId }) as CaseFile;

describe('a declared conflict', () => {
  const open = { interviewOfficerId: 'stf_a', proposedBy: 'stf_a' };

  it('cancels the interview that its declarer was to hold, and puts the file back among those ready for one', () => {
    expect(consequenceOfConflict({ state: 'interview-scheduled' }, by('stf_a'), open, AT)).toEqual({
      action: 'cancel-interview',
      event: { type: 'interview-cancelled', at: AT },
    });
  });

  it('lets the proposal of its declarer lapse, and puts the file back among those interviewed', () => {
    expect(consequenceOfConflict({ state: 'decision-proposed' }, by('stf_a'), open, AT)).toEqual({
      action: 'return-proposal',
      event: { type: 'proposal-returned', at: AT },
    });
  });

  it.each(['interview-scheduled', 'decision-proposed', 'screening', 'decided', 'closed'] as const)(
    'leaves a file in %s where it is when what is open is a colleague’s',
    (state) => {
      expect(consequenceOfConflict({ state }, by('stf_b'), open, AT)).toBeNull();
    },
  );
});

describe('the content of a file', () => {
  it('is withheld from officers whose file it is not, and from nobody else whom a route lets in', () => {
    expect(needsGlassBroken(by('stf_a'), fileOf('stf_b'))).toBe(true);
    expect(needsGlassBroken(by('stf_a'), fileOf('stf_a'))).toBe(false);
    expect(needsGlassBroken(by('stf_a'), fileOf(null))).toBe(false);
    expect(needsGlassBroken(by('stf_a', 'reviewer'), fileOf('stf_b'))).toBe(false);
    expect(needsGlassBroken(by('stf_a', 'manager'), fileOf('stf_b'))).toBe(false);
  });
});

describe('what stands on content', () => {
  const clear = { action: 'clear-for-interview', acknowledgedCheckId: 'check-1' } as const;
  const context = { now: AT, openDuplicates: 0 };
  const screened = (officerId: string | null): CaseFile => ({
    ...fileOf(officerId),
    ...{ state: 'screening', currentCheckId: 'check-1' },
  });

  it('is done by whoever reads the file: its officer, any officer while it is nobody’s, and who broke its glass', () => {
    const code = (officerId: string | null, more: object = {}): string => {
      const answer = decide(screened(officerId), clear, by('stf_a'), { ...context, ...more });
      return isRefusal(answer) ? answer.code : 'done';
    };
    expect(code('stf_b')).toBe('content-withheld');
    expect(code('stf_b', { isContentOpen: true })).toBe('done');
    expect([code('stf_a'), code(null)]).toEqual(['done', 'done']);
  });

  it('is done only once the duplicates that the officer does not see were looked at by a colleague', () => {
    const answer = decide(screened('stf_a'), clear, by('stf_a'), {
      ...context,
      ...{ openDuplicates: 2, hiddenDuplicates: 1 },
    });
    expect(answer).toMatchObject({ code: 'duplicates-for-a-colleague' });
  });
});

describe('a file is assigned', () => {
  const code = (officerId: string | null, assignee?: CommandContext['assignee']): string => {
    const file: CaseFile = { ...fileOf('stf_a'), state: 'screening' };
    const context = assignee === undefined ? { now: AT } : { now: AT, assignee };
    const answer = decide(file, { action: 'assign', officerId }, by('stf_m', 'manager'), context);
    return isRefusal(answer) ? answer.code : 'done';
  };

  it('to an active officer without a conflict, or to nobody', () => {
    expect(code('stf_b', { isActiveOfficer: true, hasConflict: false })).toBe('done');
    expect(code(null)).toBe('done');
  });

  it('to nobody else, and to no one who has it', () => {
    expect(code('stf_b')).toBe('assignee-not-an-officer');
    expect(code('stf_b', { isActiveOfficer: false, hasConflict: false })).toBe('assignee-not-an-officer');
    expect(code('stf_b', { isActiveOfficer: true, hasConflict: true })).toBe('assignee-has-conflict');
    expect(code('stf_a', { isActiveOfficer: true, hasConflict: false })).toBe('assigned-already');
  });
});

describe('broken glass', () => {
  const work = { breakId: 'break-1', isBroken: false, now: new Date(AT) };

  it('is whole again after three hours exactly', () => {
    expect(breakGlass(fileOf('stf_b'), by('stf_a'), work)).toMatchObject({
      ...{ officerId: 'stf_a', assignedTo: 'stf_b', brokenAt: AT, version: 1, finding: null },
      expiresAt: '2026-11-22T15:00:00.000Z',
    });
  });

  it.each([
    ['nobody’s file', fileOf(null), work],
    ['one’s own file', fileOf('stf_a'), work],
    ['glass that is broken already', fileOf('stf_b'), { ...work, isBroken: true }],
  ])('is not to be had for %s', (_, file, more) => {
    expect(breakGlass(file, by('stf_a'), more)).toMatchObject({ code: 'glass-not-needed' });
  });

  it('is reviewed once, and never by whoever broke it, whatever their role has become', () => {
    const broken = breakGlass(fileOf('stf_b'), by('stf_a'), work) as GlassBreak;
    const review = { finding: 'justified', now: AT } as const;
    expect(reviewGlassBreak(broken, by('stf_a', 'manager'), review)).toMatchObject({
      code: 'own-glass-break',
    });
    const reviewed = reviewGlassBreak(broken, by('stf_c', 'manager'), review);
    expect(reviewed).toMatchObject({ version: 2, finding: 'justified', reviewedBy: 'stf_c' });
    expect(reviewGlassBreak(reviewed as GlassBreak, by('stf_d', 'manager'), review)).toMatchObject({
      code: 'glass-break-reviewed',
    });
  });
});
