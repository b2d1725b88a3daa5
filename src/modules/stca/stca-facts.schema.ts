/**
 * The schema of the facts of one check, as the exchange format has it. A constant and not a JSON file, so that tests, the
 * build and Node read it alike.
 */
export const STCA_FACTS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'stca-facts',
  title: 'Facts for one Safe Third Country Agreement check',
  description:
    'Absent or null means unknown. An absent list is unknown; a given list is complete. All dates are calendar days, YYYY-MM-DD.',
  type: 'object',
  additionalProperties: false,
  required: ['assessedOn', 'route'],
  properties: {
    caseId: {
      type: 'string',
      maxLength: 64,
    },
    assessedOn: {
      type: 'string',
      format: 'date',
      description: 'Day of the check: fixes which law is enacted.',
    },
    claimMadeOn: {
      type: ['string', 'null'],
      format: 'date',
      description:
        'Day the claim was or would be made; default assessedOn. Ages, statuses and validity are taken on this day.',
    },
    route: {
      enum: [
        'land-port-of-entry',
        'between-ports-of-entry',
        'airport',
        'harbour',
        'in-transit-removal',
        'outside-canada',
      ],
    },
    arrivingFromUnitedStates: {
      type: ['boolean', 'null'],
      description: 'Directly or indirectly.',
    },
    enteredCanadaOn: {
      type: ['string', 'null'],
      format: 'date',
      description:
        'The entry this claim follows. On between-ports-of-entry it starts the 14 days and absent means unknown; on every other route absent means the claim is made on arrival, on claimMadeOn.',
    },
    earlierEntries: {
      type: ['array', 'null'],
      items: {
        type: 'string',
        format: 'date',
      },
      description: 'Days of every earlier entry into Canada.',
    },
    claimant: {
      type: 'object',
      additionalProperties: false,
      properties: {
        dateOfBirth: {
          type: ['string', 'null'],
          format: 'date',
        },
        nationalities: {
          type: ['array', 'null'],
          items: {
            type: 'string',
            pattern: '^[A-Z]{2}$',
          },
        },
        stateless: {
          type: ['boolean', 'null'],
        },
        formerHabitualResidence: {
          type: ['array', 'null'],
          items: {
            type: 'string',
            pattern: '^[A-Z]{2}$',
          },
        },
        hasSpouseOrPartner: {
          type: ['boolean', 'null'],
        },
        accompaniedByParentOrGuardian: {
          type: ['boolean', 'null'],
        },
        parentOrGuardianInCanadaOrUnitedStates: {
          type: ['boolean', 'null'],
        },
        visaExemptForCanada: {
          type: ['boolean', 'null'],
        },
        visaRequiredForUnitedStates: {
          type: ['boolean', 'null'],
        },
        seekingReEntryToCanada: {
          type: ['boolean', 'null'],
        },
        refusedEntryToUnitedStatesWithoutAdjudication: {
          type: ['boolean', 'null'],
        },
        permanentResidentOfCanada: {
          type: ['boolean', 'null'],
        },
        orderedRemovedFromUnitedStates: {
          type: ['boolean', 'null'],
        },
        protectedInCanada: {
          type: ['boolean', 'null'],
        },
      },
    },
    relatives: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['relation'],
        properties: {
          id: {
            type: 'string',
          },
          relation: {
            enum: [
              'spouse',
              'common-law-partner',
              'legal-guardian',
              'child',
              'father',
              'mother',
              'brother',
              'sister',
              'grandfather',
              'grandmother',
              'grandchild',
              'uncle',
              'aunt',
              'nephew',
              'niece',
              'cousin',
              'in-law',
              'fiance',
              'step-relative',
              'other',
            ],
          },
          inCanada: {
            type: ['boolean', 'null'],
          },
          dateOfBirth: {
            type: ['string', 'null'],
            format: 'date',
          },
          statuses: {
            type: ['array', 'null'],
            description: 'Every status the relative holds in Canada; a claimant may hold a work permit too.',
            items: {
              enum: [
                'citizen',
                'permanent-resident',
                'protected-person',
                'removal-stayed-s233',
                'claimant',
                'work-permit',
                'study-permit',
                'visitor',
                'no-status',
              ],
            },
          },
          claimState: {
            enum: [
              'referred',
              'not-referred',
              'withdrawn',
              'abandoned',
              'rejected',
              'rejected-under-appeal',
              'terminated',
              null,
            ],
            description:
              'With status claimant. rejected-under-appeal leaves 159.5(c) undetermined: an officer decides.',
          },
          permitBasis: {
            enum: ['ordinary', 'pending-claim-s206-1-a', 'unenforceable-removal-s206-1-b', null],
            description: 'With status work-permit.',
          },
          permitValidUntil: {
            type: ['string', 'null'],
            format: 'date',
            description: 'Last day of validity.',
          },
          permitInvalid: {
            type: ['boolean', 'null'],
            description:
              'Cancelled, or invalid under IRPR 209 or 222 for a reason other than its date (studies ended, no longer enrolled).',
          },
          support: {
            enum: ['documented', 'sworn', 'asserted', null],
          },
        },
      },
    },
    documents: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: {
            enum: [
              'permanent-resident-visa',
              'temporary-resident-visa',
              'temporary-resident-permit',
              'permanent-resident-travel-document',
              'refugee-travel-papers',
              'temporary-travel-document',
              'electronic-travel-authorization',
              'other',
            ],
          },
          validFrom: {
            type: ['string', 'null'],
            format: 'date',
          },
          validUntil: {
            type: ['string', 'null'],
            format: 'date',
            description: 'Last day of validity.',
          },
          transitOnly: {
            type: ['boolean', 'null'],
          },
          support: {
            enum: ['documented', 'sworn', 'asserted', null],
          },
        },
      },
    },
    capitalOffences: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['country', 'stage'],
        properties: {
          country: {
            type: 'string',
            pattern: '^[A-Z]{2}$',
          },
          stage: {
            enum: ['charged', 'convicted', 'withdrawn', 'acquitted'],
          },
          punishableByDeath: {
            type: ['boolean', 'null'],
          },
          support: {
            enum: ['documented', 'sworn', 'asserted', null],
          },
        },
      },
    },
    priorClaims: {
      type: ['array', 'null'],
      description: 'Earlier refugee claims anywhere, Canada included.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['country'],
        properties: {
          country: {
            type: 'string',
            pattern: '^[A-Z]{2}$',
          },
          outcome: {
            enum: [
              'pending',
              'accepted',
              'rejected',
              'ineligible',
              'ineligible-101-1-e',
              'withdrawn',
              'abandoned',
              null,
            ],
          },
          confirmedByInformationSharing: {
            type: ['boolean', 'null'],
          },
        },
      },
    },
    recognizedRefugeeIn: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['country'],
        properties: {
          country: {
            type: 'string',
            pattern: '^[A-Z]{2}$',
          },
          returnable: {
            type: ['boolean', 'null'],
          },
        },
      },
    },
    inadmissibilityFindings: {
      type: ['array', 'null'],
      description:
        'Findings already made. List serious-criminality only where the conviction test of IRPA 101(2) is met.',
      items: {
        enum: ['security', 'human-or-international-rights', 'serious-criminality', 'organized-criminality'],
      },
    },
  },
} as const;
