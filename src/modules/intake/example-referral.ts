import { type Referral } from '../../domain/referral/referral.js';

/** A made-up referral for the documentation; it describes nobody. Its days are past, so that it stays acceptable. */
export const EXAMPLE_REFERRAL: Referral = {
  externalReference: 'EXAMPLE-0001',
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
    custody: { status: 'detained', facility: 'Example Processing Center', state: 'LA', since: '2025-01-10' },
    proceedings: { stage: 'final-order', removalOrderedOn: '2025-03-05' },
  },
  protection: { grounds: ['political-opinion'], summary: 'Took part in public opposition to the war.' },
  stca: {
    arrivingFromUnitedStates: true,
    claimant: { stateless: false },
    relatives: [
      {
        id: 'r1',
        relation: 'brother',
        inCanada: true,
        dateOfBirth: '1980-01-15',
        statuses: ['citizen'],
        support: 'documented',
      },
    ],
  },
  intendedRoute: 'land-port-of-entry',
  attestation: { verifiedBy: 'Casework lead', verifiedOn: '2026-05-12', level: 'verified' },
  consent: { givenOn: '2026-05-12', scope: ['share-with-canada', 'contact-counsel'] },
};
