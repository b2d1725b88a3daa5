import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { aFoundPair, dataIndexOf, DuplicatesDesk } from '../support/found-pairs.js';

let test: TestApp;
let desk: DuplicatesDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

describe('the candidates of a file', () => {
  it('are told in codes and in words of both languages, from either side, and never with a name', async () => {
    const [file, other] = [await desk.aReceivedFile('partnerA'), await desk.aReceivedFile('partnerB')];
    const pair = aFoundPair(file, other);
    await desk.find({ ...pair, other: { fileNumber: other, personIndex: 2 } });
    const [seen] = await desk.candidatesOf(file);
    expect(seen).toMatchObject({
      ...{ version: 1, state: 'open', confirmedAs: null, outcome: 'likely-duplicate', score: 16.5 },
      person: { role: 'principal', familyMember: null },
      other: { fileNumber: other, state: 'received', partnerId: 'ptn_demo-b', disposedAt: null },
      otherPerson: { role: 'family-member', familyMember: 1 },
      terms: [
        {
          ...{ field: 'family', code: 'same', weight: 8.5 },
          en: 'Family name: the same after transliteration. A rare name weighs more than a common one.',
          fr: expect.stringContaining('translittération'),
        },
        { field: 'dob', code: 'equal', weight: 8, en: 'Date of birth: the same.' },
      ],
      sharedKeys: [
        { kind: 'D', en: 'Date of birth: the same, or with day and month exchanged.' },
        { kind: 'N', fr: expect.stringContaining('consonnes') },
      ],
      ...{ decidedBy: null, decidedAt: null, availableActions: ['confirm', 'dismiss'] },
    });
    const [mirrored] = await desk.candidatesOf(other);
    expect(mirrored).toMatchObject({
      candidateId: seen.candidateId,
      person: { role: 'family-member', familyMember: 1 },
      other: { fileNumber: file, partnerId: 'ptn_demo-a' },
      otherPerson: { role: 'principal', familyMember: null },
    });
  });
});
