import { type NoticeContent } from '../../../src/domain/notices/notice-content.js';
import { principalFactors } from '../../../src/domain/notices/principal-factors.js';

/** What a made-up decision stood on: a referral, and the facts of a check. */
export const SOURCES = [
  {
    route: 'land-port-of-entry',
    claimant: { dateOfBirth: '1990-05-17', stateless: false },
    relatives: [{ relation: 'sister', statuses: ['citizen'], inCanada: true, dateOfBirth: null }],
  },
  {
    principalApplicant: { familyName: 'Kanareikin' },
    unitedStates: {
      custody: { status: 'detained', since: '2026-02-01' },
      proceedings: { stage: 'final-order', removalScheduledOn: '2026-12-01' },
    },
    protection: { summary: 'Made-up account.', vulnerabilities: ['medical', 'elderly'] },
  },
];

/** The content of a made-up notice: not accepted, two reasons in two languages, a check that could not tell. */
export function aNoticeContent(more: Partial<NoticeContent> = {}): NoticeContent {
  return {
    fileNumber: 'RD-TEST0-00001',
    decidedOn: '2026-11-22',
    outcome: 'not-accepted',
    pathway: null,
    reasons: [
      {
        provision: 'IRPR 159.5(a)',
        fact: '/relatives/0/inCanada',
        text: 'Made-up reason <one> & more.\nSecond line.',
      },
      { fact: '/unitedStates/proceedings/stage', text: 'Motif inventé.', language: 'fr' },
      {
        fact: '/unitedStates/proceedings/removalScheduledOn',
        ...{ text: 'Made-up reason three.', language: 'en', translation: 'Troisième motif inventé.' },
      },
    ],
    factors: principalFactors(
      [
        '/relatives/0/inCanada',
        '/unitedStates/proceedings/stage',
        '/unitedStates/proceedings/removalScheduledOn',
      ],
      SOURCES,
    ),
    check: {
      assessedOn: '2026-11-20',
      lawVersion: '2026-03-26',
      conclusion: 'undetermined',
      findings: [{ en: 'Made-up finding.', fr: 'Constat inventé.' }],
      missing: [
        { en: 'status in Canada', fr: 'statut au Canada' },
        { en: 'status in Canada', fr: 'statut au Canada' },
      ],
    },
    ...more,
  };
}
