import fc from 'fast-check';
import {
  PARTNER_ACTIONS,
  type PartnerAction,
  PARTNER_TRANSITIONS,
} from '../../src/domain/partner/actions.js';
import { type Agreement } from '../../src/domain/partner/agreement.js';
import { decidePartner, type PartnerCommand } from '../../src/domain/partner/decide.js';
import { evolvePartner } from '../../src/domain/partner/evolve.js';
import { type Partner, PARTNER_STATES, type PartnerState } from '../../src/domain/partner/partner.js';
import { isRefusal } from '../../src/domain/refusal.js';

const NOW = '2026-11-22T12:00:00.000Z';
const TODAY = '2026-11-22';

const COMMANDS: { readonly [Action in PartnerAction]: PartnerCommand } = {
  vet: { action: 'vet', result: 'sound' },
  approve: { action: 'approve' },
  suspend: { action: 'suspend', reason: 'under-investigation' },
  reinstate: { action: 'reinstate' },
  revoke: { action: 'revoke', reason: 'agreement-ended' },
  'record-agreement': { action: 'record-agreement' },
  'confirm-agreement': { action: 'confirm-agreement' },
};

function agreement(change: Partial<Agreement> = {}): Agreement {
  return {
    ...{ agreementVersion: 1, area: ['US'], placesPerYear: 300, validFrom: '2026-01-01', validTo: TODAY },
    ...{ recordedBy: 'stf_a', recordedAt: NOW, confirmedBy: null, confirmedAt: null },
    attestationMaxAgeDays: 365,
    ...change,
  };
}

function partner(status: PartnerState, change: Partial<Partner> = {}): Partner {
  return {
    ...{ partnerId: 'ptn_x', status, version: 5, createdBy: 'stf_a', createdAt: NOW, changedAt: NOW },
    vetting: { by: 'stf_a', version: 2, result: 'sound' },
    suspension: status === 'suspended' ? { by: 'stf_a', version: 5 } : null,
    ...change,
  };
}

function outcome(
  one: Partner,
  command: PartnerCommand,
  by = 'stf_b',
  about: Agreement | undefined = agreement(),
): string {
  const context = { by, now: NOW, today: TODAY, ...(about === undefined ? {} : { agreement: about }) };
  const answer = decidePartner(one, command, context);
  return isRefusal(answer) ? answer.code : answer.type;
}

describe('the table of what moves a partner', () => {
  const cases = PARTNER_STATES.flatMap((state) => PARTNER_ACTIONS.map((action) => [action, state] as const));

  it.each(cases)('answers %s from %s as the table says', (action, state) => {
    const transition: { from: readonly PartnerState[]; to: PartnerState | null } =
      PARTNER_TRANSITIONS[action];
    const one = partner(state);
    const context = { by: 'stf_b', now: NOW, today: TODAY, agreement: agreement() };
    const answer = decidePartner(one, COMMANDS[action], context);
    if (!transition.from.includes(state)) {
      expect(isRefusal(answer) && answer.code).toBe(
        state === 'revoked' ? 'partner-revoked' : 'partner-out-of-order',
      );
      return;
    }
    if (isRefusal(answer)) throw new Error(answer.code);
    const next = evolvePartner(one, answer);
    expect([next.status, next.version]).toEqual([transition.to ?? state, one.version + 1]);
  });
});

describe('approving a partner', () => {
  const vetting = { by: 'stf_b', version: 2, result: 'sound' } as const;

  it('takes a manager who neither took it up, nor vetted it last, nor recorded its agreement', () => {
    const one = partner('in-vetting', { createdBy: 'stf_a', vetting });
    const about = agreement({ recordedBy: 'stf_c' });
    const by = (who: string): string => outcome(one, COMMANDS.approve, who, about);
    expect([by('stf_a'), by('stf_b'), by('stf_c')]).toEqual(Array(3).fill('approver-took-part'));
    expect(by('stf_d')).toBe('approved');
  });

  it('takes a vetting, and a sound one', () => {
    expect(outcome(partner('in-vetting', { vetting: null }), COMMANDS.approve)).toBe('partner-not-vetted');
    const unsound = partner('in-vetting', { vetting: { by: 'stf_a', version: 3, result: 'unsound' } });
    expect(outcome(unsound, COMMANDS.approve)).toBe('vetting-unsound');
  });

  it('takes an agreement whose last day is not over', () => {
    const one = partner('in-vetting');
    expect(outcome(one, COMMANDS.approve, 'stf_b', agreement({ validTo: '2026-11-21' }))).toBe(
      'agreement-ended',
    );
    expect(outcome(one, COMMANDS.approve, 'stf_b', agreement({ validTo: '2026-11-22' }))).toBe('approved');
    const without = decidePartner(one, COMMANDS.approve, { by: 'stf_b', now: NOW, today: TODAY });
    expect(isRefusal(without) && without.code).toBe('agreement-missing');
  });
});

describe('reinstating a partner', () => {
  const by = (who: string, change: Partial<Partner>): string =>
    outcome(
      partner('suspended', { suspension: { by: 'stf_a', version: 5 }, ...change }),
      COMMANDS.reinstate,
      who,
    );

  it('takes another manager than the one who suspended it', () => {
    expect(by('stf_a', {})).toBe('reinstater-took-part');
    expect(by('stf_b', {})).toBe('reinstated');
  });

  it('takes another manager than the one who vetted it since; a vetting before that counts for nothing', () => {
    const vettedAt = (version: number) => ({ vetting: { by: 'stf_b', version, result: 'sound' as const } });
    expect(by('stf_b', vettedAt(4))).toBe('reinstated');
    expect(by('stf_b', vettedAt(6))).toBe('reinstater-took-part');
    expect(by('stf_c', vettedAt(6))).toBe('reinstated');
  });

  it('is stopped by an unsound vetting, and not by having none on record', () => {
    expect(by('stf_b', { vetting: { by: 'stf_c', version: 6, result: 'unsound' } })).toBe('vetting-unsound');
    expect(by('stf_b', { vetting: null })).toBe('reinstated');
  });
});

describe('a new version of an agreement', () => {
  it('is confirmed by another manager than the one who recorded it, once', () => {
    const one = partner('approved');
    const confirm = (by: string, about?: Agreement): string =>
      outcome(one, COMMANDS['confirm-agreement'], by, about);
    expect(confirm('stf_a', agreement())).toBe('confirmer-recorded-it');
    expect(confirm('stf_b', agreement())).toBe('agreement-confirmed');
    expect(confirm('stf_b', agreement({ confirmedBy: 'stf_c' }))).toBe('agreement-nothing-to-confirm');
    expect(confirm('stf_b', agreement({ validTo: '2026-11-21' }))).toBe('agreement-ended');
  });
});

describe('whatever managers do, in any order', () => {
  const step = fc.record({
    action: fc.constantFrom(...PARTNER_ACTIONS),
    by: fc.constantFrom('stf_a', 'stf_b', 'stf_c'),
    result: fc.constantFrom('sound' as const, 'unsound' as const),
  });

  /** Carries steps out on a partner that `stf_a` took up; tells each state it went through, and who acted in between. */
  function walk(steps: readonly { action: PartnerAction; by: string; result: 'sound' | 'unsound' }[]) {
    let one = partner('in-vetting', { version: 1, vetting: null });
    let about = agreement({ validTo: '2027-12-31' });
    const seen: { one: Partner; action: PartnerAction; by: string; actors: ReadonlySet<string> }[] = [];
    const actors = new Set(['stf_a']);
    for (const { action, by, result } of steps) {
      const command = action === 'vet' ? { action, result } : COMMANDS[action];
      const event = decidePartner(one, command, { by, now: NOW, today: TODAY, agreement: about });
      if (isRefusal(event)) continue;
      actors.add(by);
      one = evolvePartner(one, event);
      if (event.type === 'agreement-recorded') {
        about = agreement({
          agreementVersion: about.agreementVersion + 1,
          recordedBy: by,
          validTo: '2027-12-31',
        });
      }
      if (event.type === 'approved' || event.type === 'agreement-confirmed') {
        expect(about.recordedBy).not.toBe(by);
        about = { ...about, confirmedBy: by, confirmedAt: NOW };
      }
      seen.push({ one, action, by, actors: new Set(actors) });
    }
    return seen;
  }

  it('no partner is approved without the acts of two managers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        for (const { one, actors } of walk(steps)) {
          if (one.status === 'approved') expect(actors.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('one manager alone never lets a partner in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const alone = steps.map((one) => ({ ...one, by: 'stf_a' }));
        expect(walk(alone).some(({ one }) => one.status === 'approved')).toBe(false);
      }),
    );
  });

  it('revoked is final', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const states = walk(steps).map(({ one }) => one.status);
        const first = states.indexOf('revoked');
        if (first !== -1) expect(states).toHaveLength(first + 1);
      }),
    );
  });

  it('a suspension is lifted only by somebody else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let suspender: string | undefined;
        for (const { action, by } of walk(steps)) {
          if (action === 'reinstate') expect(by).not.toBe(suspender);
          if (action === 'suspend') suspender = by;
        }
      }),
    );
  });
});
