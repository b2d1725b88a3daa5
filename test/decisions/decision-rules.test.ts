import { type Actor } from '../../src/domain/access.js';
import { type CommandContext, type DecisionReason } from '../../src/domain/case-file/commands.js';
import { DECISION_GUARDS } from '../../src/domain/case-file/guards/decision.guards.js';
import { type CaseFile } from '../../src/domain/case-file/case-file.js';
import { isCitable } from '../../src/domain/decisions/citable-law.js';
import { ownFactsOf } from '../../src/domain/decisions/own-facts.js';
import { faultsOfReasons } from '../../src/domain/decisions/reason-faults.js';
import { flaggedReasons } from '../../src/domain/decisions/repeated-text.js';
import { sentencesOf } from '../../src/domain/decisions/sentences.js';
import { PROVISIONS } from '../../src/domain/stca/provisions/index.js';

describe('law that a reason can cite', () => {
  it('is every provision of the checks, by its citation', () => {
    expect(PROVISIONS.filter(({ cite }) => !isCitable(cite.en))).toEqual([]);
  });

  it.each(['IRPA 24', 'IRPA 24(1)', 'IRPA 25', 'IRPA 25(1)', 'IRPA 25.2', 'IRPA 25.2(1)'])(
    'is %s, of a pathway',
    (cite) => expect(isCitable(cite)).toBe(true),
  );

  it('is IRPR 138 to 147, both included, and neither 137 nor 148', () => {
    const sections = [137, 138, 139, 140, 144, 147, 148].filter((section) => isCitable(`IRPR ${section}`));
    expect(sections).toEqual([138, 139, 140, 144, 147]);
    expect(isCitable('IRPR 139(1)(e)')).toBe(true);
  });

  it.each([
    'IRPA 23',
    'IRPA 25.1',
    'IRPA 240',
    'IRPR 1380',
    'IRPR 159.5(z)',
    'IRPR 159.5',
    'IRPA 24 ',
    'irpa 24',
    '',
  ])('is not “%s”', (cite) => expect(isCitable(cite)).toBe(false));
});

describe('facts that a reason can be tied to', () => {
  const facts = ownFactsOf(
    {
      assessedOn: '2026-11-22',
      route: 'airport',
      claimant: { dateOfBirth: '1990-01-02', stateless: null },
      relatives: [{ id: 'r1', relation: 'sister', statuses: [] }],
      documents: [],
    },
    {
      principalApplicant: { familyName: 'Kanareikina', dateOfBirth: '1990-01-01', sex: 'female' },
      unitedStates: { custody: { status: 'detained' }, proceedings: { stage: 'final-order' } },
      protection: { grounds: ['political-opinion'], summary: 'Made-up.' },
    },
  );
  const faultsOf = (reason: Omit<DecisionReason, 'text'>) =>
    faultsOfReasons([{ ...reason, text: 'x' }], facts);

  it.each([
    ...[
      '/route',
      '/claimant/dateOfBirth',
      '/relatives',
      '/relatives/0',
      '/relatives/0/statuses',
      '/documents',
    ],
    ...['/unitedStates/proceedings/stage', '/protection/grounds/0', '/principalApplicant/sex'],
  ])('are those that are known: %s', (fact) => expect(faultsOf({ fact })).toEqual([]));

  it.each([
    ['is not known', '/claimant/stateless'],
    ['was never told', '/familyMembers'],
    ['is after the end of a list', '/relatives/1'],
    ['is to be added to a list', '/relatives/-'],
    ['is the length of a list', '/relatives/length'],
    ['every object has', '/constructor'],
    ['is below a text', '/route/0'],
    ['is the day of the check', '/assessedOn'],
    ['was amended since it was sent', '/principalApplicant/dateOfBirth'],
    ['is the whole file', ''],
  ])('are not what %s', (_, fact) =>
    expect(faultsOf({ fact })).toEqual([{ pointer: '#/reasons/0/fact', code: 'fact-not-there' }]),
  );

  it('are told with law that is not known, every fault at its place', () => {
    const reasons = [
      { text: 'x', provision: 'IRPA 24', fact: '/route' },
      { text: 'x', provision: 'IRPA 26', fact: '/nothing' },
    ];
    expect(faultsOfReasons(reasons, facts)).toEqual([
      {
        pointer: '#/reasons/1/provision',
        code: 'provision-not-known',
        params: { where: 'GET /v1/stca/law' },
      },
      { pointer: '#/reasons/1/fact', code: 'fact-not-there' },
    ]);
  });
});

describe('the sentences of a reason', () => {
  const one = 'The claimant was seen at the gate on Monday.';

  it('are compared from eight words on', () => {
    expect(sentencesOf('One two three four five six seven.')).toEqual([]);
    expect(sentencesOf('One two three four five six seven eight.')).toHaveLength(1);
    expect(sentencesOf('')).toEqual([]);
  });

  it('are the same whatever their case, commas, spaces and numbers', () => {
    const other = '  the claimant, was SEEN at  the gate – on Monday!';
    expect(sentencesOf(other)).toEqual(sentencesOf(one));
    const on = (day: string) => sentencesOf(`The order of ${day} was made by a judge of that court.`);
    expect(on('3 May 2026')).toEqual(on('17 May 2025'));
    expect(on('3 May 2026')).not.toEqual(on('3 June 2026'));
  });

  it('end at a point also where all is written small', () => {
    const two = `${one} ${one.replace('Monday', 'Friday')}`;
    expect(sentencesOf(two.toLowerCase())).toEqual(sentencesOf(two));
    expect(sentencesOf(two)).toHaveLength(2);
  });

  it('are counted once each, and a point within a citation ends none', () => {
    expect(sentencesOf(`${one} ${one}`)).toHaveLength(1);
    expect(
      sentencesOf('Under IRPR 159.5(c) the sister must hold a status that is named there.'),
    ).toHaveLength(1);
  });

  it('are found in French and in Russian as well', () => {
    expect(
      sentencesOf('La personne a été vue à la porte lundi. Elle y était seule et sans aucun papier.'),
    ).toHaveLength(2);
    expect(sentencesOf('Заявитель не представил ни одного документа о своей сестре вообще.')).toHaveLength(1);
  });
});

describe('a reason is flagged', () => {
  const flagged = (sentences: number, ofSentences: number) =>
    flaggedReasons([{ reason: 0, sentences, ofSentences, inDecisions: 1 }]).length === 1;

  it('when more than half of its sentences were used before', () => {
    expect([
      flagged(1, 1),
      flagged(2, 3),
      flagged(1, 2),
      flagged(1, 3),
      flagged(2, 4),
      flagged(3, 4),
    ]).toEqual([...[true, true, false, false, false, true]]);
  });
});

describe('the guard of a confirmation', () => {
  const file = {
    fileNumber: 'RD-TEST0-00001',
    currentCheckId: 'check-1',
    acknowledgedCheckId: 'check-1',
  } as CaseFile;
  const reviewer = { id: 'stf_reviewer', role: 'reviewer' } as Actor;
  const sound: CommandContext = {
    now: '2026-11-22T12:00:00.000Z',
    proposal: { proposersOfRound: ['stf_a', 'stf_b'], checkId: 'check-1', outcome: 'not-accepted' },
    foundToday: 'the-same',
    unsettledAnswers: 0,
  };
  const confirm = (context: CommandContext, actor = reviewer) =>
    DECISION_GUARDS['confirm-decision']({ file, command: { action: 'confirm-decision' }, actor, context });

  it('lets somebody confirm who proposed nothing in the round', () => {
    expect(confirm(sound)).toMatchObject({ type: 'decision-confirmed', outcome: 'not-accepted' });
  });

  it.each(['stf_a', 'stf_b'])('lets %s neither confirm nor return, who proposed in the round', (id) => {
    const actor = { ...reviewer, id };
    expect(confirm(sound, actor)).toMatchObject({ code: 'confirmer-is-proposer' });
    const command = { action: 'return-proposal' } as const;
    expect(DECISION_GUARDS['return-proposal']({ file, command, actor, context: sound })).toMatchObject({
      code: 'confirmer-is-proposer',
    });
  });

  it('is stopped by another check, by an answer nobody settled, and by a check that would find something else', () => {
    const proposal = { ...sound.proposal!, checkId: 'check-0' };
    expect(confirm({ ...sound, proposal })).toMatchObject({ code: 'check-changed-since-proposal' });
    expect(confirm({ ...sound, unsettledAnswers: 1 })).toMatchObject({
      code: 'answers-not-settled',
      params: { open: 1, answers: '/v1/files/RD-TEST0-00001/information' },
    });
    expect(confirm({ ...sound, foundToday: 'something-else' })).toMatchObject({
      code: 'check-overtaken',
      params: { checks: '/v1/files/RD-TEST0-00001/stca-checks' },
    });
  });

  it('throws when nobody looked up what it must know', () => {
    const { unsettledAnswers: _, ...without } = sound;
    expect(() => confirm(without)).toThrow('looked up');
  });
});
