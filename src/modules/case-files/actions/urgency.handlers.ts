import { Injectable } from '@nestjs/common';
import { utcDay } from '../../../domain/calendar-day.js';
import {
  amendSituation,
  type Situation,
  type SituationChange,
  situationOf,
  withSituation,
} from '../../../domain/case-file/situation.js';
import { checkOrderOfDays } from '../../../domain/referral/order-of-days.js';
import { type Referral } from '../../../domain/referral/referral.js';
import { urgencyFactsOn } from '../../../domain/referral/urgency-facts-on.js';
import { Clock } from '../../../platform/clock.js';
import { Problem } from '../../../platform/http/problem.js';
import { NoticeStore } from '../../stca/notice.store.js';
import { StcaCheckStore } from '../../stca/stca-check.store.js';
import { ContentStore } from '../content.store.js';
import { type AmendSituationDto, type OverrideUrgencyDto } from '../dto/urgency-actions.dto.js';
import { SituationStore } from '../situation.store.js';
import { type ActionHandler } from './action-handler.js';

const REMOVAL_DAY = '/unitedStates/proceedings/removalScheduledOn';

/** Setting the urgency by hand, and telling what has become of the person’s situation. */
@Injectable()
export class UrgencyHandlers {
  readonly override: ActionHandler<'override-urgency', OverrideUrgencyDto> = {
    command: ({ level }) => ({ action: 'override-urgency', level }),
    reason: ({ level, reason }) => ({ urgency: level, reason }),
  };

  readonly amend: ActionHandler<'amend-situation', AmendSituationDto>;

  constructor(
    contents: ContentStore,
    situations: SituationStore,
    checks: StcaCheckStore,
    notices: NoticeStore,
    clock: Clock,
  ) {
    this.amend = {
      command: (input) => ({ action: 'amend-situation', change: changeOf(input) }),
      context: async (tx, file) => {
        const { dataKey, referral, situation } = await contents.getReferral(tx, file.fileNumber);
        const current = await checks.get(tx, file.currentCheckId, dataKey);
        const now = withSituation(referral, situation);
        return {
          situation: situationOf(now),
          urgencyFacts: urgencyFactsOn(now, current, utcDay(clock.now()), await notices.forLook(tx)),
        };
      },
      carryOut: async (tx, { actor, file, next, input, dataKey }) => {
        const { fileNumber, partnerId } = file;
        const { referral, situation } = await contents.getReferral(tx, fileNumber);
        const from = situationOf(withSituation(referral, situation));
        const to = amendSituation(from, changeOf(input));
        refuseFaultyDay(referral, to);
        await situations.insert(
          tx,
          { fileNumber, partnerId, dataKey },
          {
            ...{ fileVersion: next.version, amendedBy: actor.id, amendedAt: next.changedAt },
            ...{ from, to, reason: input.reason },
          },
        );
      },
    };
  }
}

function changeOf({ removalScheduledOn, custody, stage }: AmendSituationDto): SituationChange {
  return { removalScheduledOn, custody: custody ?? undefined, stage: stage ?? undefined };
}

/** A removal day is held to the same order of days as one that is sent with a referral. */
function refuseFaultyDay(referral: Referral, to: Situation): void {
  const faults = checkOrderOfDays(withSituation(referral, to), () => false)
    .filter(({ pointer }) => pointer.endsWith(REMOVAL_DAY))
    .map(({ code }) => ({ pointer: '#/removalScheduledOn', code }));
  if (faults.length > 0) throw new Problem('invalid-request', { faults });
}
