import { type Referral } from '../../domain/referral/referral.js';

/** A made-up referral for the documentation; it describes nobody. */
export const EXAMPLE_REFERRAL: Referral = {
  externalReference: 'DEMO-000001',
  principalApplicant: {
    familyName: 'Examplova',
    givenNames: 'Anna',
    dateOfBirth: '1990-05-04',
    nationalities: ['RU'],
  },
  familyMembers: [
    {
      relationToPrincipal: 'child',
      person: { familyName: 'Examplova', givenNames: 'Olga', dateOfBirth: '2019-03-02' },
    },
  ],
  unitedStates: {
    enteredOn: '2023-02-14',
    mannerOfEntry: 'cbp-one',
    custody: { status: 'detained', facility: 'Example Processing Center', state: 'LA', since: '2026-03-01' },
    proceedings: { stage: 'final-order', removalOrderedOn: '2026-10-05' },
  },
  protection: { grounds: ['political-opinion'], summary: 'Took part in public opposition to the war.' },
  stca: { arrivingFromUnitedStates: true, claimant: { stateless: false }, relatives: [] },
  intendedRoute: 'outside-canada',
  attestation: { verifiedBy: 'Casework lead', verifiedOn: '2026-11-01', level: 'verified' },
  consent: { givenOn: '2026-11-01', scope: ['share-with-canada', 'contact-counsel'] },
};
