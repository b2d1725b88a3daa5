import { startTestApp } from '../support/app.js';

describe('/.well-known/security.txt', () => {
  it('tells anybody whom to write to, until a day that moves on', async () => {
    const test = await startTestApp();
    test.setDay('2026-12-01');
    const answer = await test.request.get('/.well-known/security.txt');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.text).toBe(
      'Contact: mailto:security@referral-desk.example\nExpires: 2027-05-30T00:00:00.000Z\nPreferred-Languages: en, fr\n',
    );
    test.setDay('2026-12-02');
    expect((await test.request.get('/.well-known/security.txt')).text).toContain('2027-05-31');
    await test.close();
  });

  it('is not found where a deployment names nobody', async () => {
    const test = await startTestApp({ config: { securityContact: undefined } });
    const answer = await test.request.get('/.well-known/security.txt');
    expect([answer.status, answer.body.type]).toEqual([404, 'urn:referral-desk:problem:not-found']);
    await test.close();
  });
});
