import { aFoundPair } from '../../support/found-pairs.js';
import { type GuideDesk } from './guide-desk.js';

/** Words in braces that a reader is told by somebody, and no answer of the service. */
type ToldWords = Readonly<Record<string, string>>;

/** What others have done before somebody follows a guide. The guide finds it through the service, but for what is returned. */
export const GUIDE_WORLDS = {
  partner: async (desk) => {
    await desk.anAskedFile();
    await desk.aFile();
  },
  officer: async (desk) => {
    // The most urgent file, and one alike; a colleague's; one to be closed into another.
    const urgent = await desk.received((referral) => {
      desk.leavesSoon(referral, 2);
      desk.withGrownSon(referral);
    });
    const alike = await desk.received();
    await desk.find(aFoundPair(urgent, alike));
    await desk.received((referral) => desk.leavesSoon(referral, 3));
    const twin = await desk.received((referral) => desk.leavesSoon(referral, 4));
    await desk.find(aFoundPair(twin, await desk.received()));
    const colleagues = await desk.received();
    await desk.act('officer2', colleagues, 'start-screening');
  },
  reviewer: async (desk) => {
    await desk.aFile({ before: 'confirm-decision' });
    await desk.aFile({ before: 'confirm-decision' });
    await desk.aFile({ before: 'schedule-interview' });
  },
  manager: async (desk) => {
    const glass = await desk.received();
    await desk.act('officer', glass, 'start-screening');
    await desk.breakGlass('officer2', glass);
    const conflict = await desk.aFile({ before: 'record-interview' });
    await desk.act('officer', conflict, 'declare-conflict', { reason: 'Made-up reason.' });
    await desk.aFile();
  },
  auditor: async (desk) => {
    const since = new Date().toISOString();
    await desk.act('manager', await desk.aFile(), 'reopen', { reason: 'Made-up new facts.' });
    await desk.aFile();
    await desk.decisionsAreSigned();
    return { since };
  },
  administrator: async (desk) => {
    const fileNumber = await desk.aFile();
    await desk.decisionsAreSigned();
    return { fileNumber, eventId: await desk.exported() };
  },
} satisfies Record<string, (desk: GuideDesk) => Promise<ToldWords | void>>;
