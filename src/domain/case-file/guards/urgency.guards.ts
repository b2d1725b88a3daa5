import { refuseFile } from '../refusals.js';
import { amendSituation } from '../situation.js';
import { ruledUrgencyOf, SET_BY_OFFICER, situationOfUrgency } from '../urgency.js';
import { type Guards } from './guard.js';

/** How pressing an officer says a file is, and what has become of the person’s situation. */
export const URGENCY_GUARDS: Guards<'override-urgency' | 'amend-situation'> = {
  'override-urgency': ({ file, command: { level }, context: { now } }) => {
    const isSet = file.urgencyReason === SET_BY_OFFICER;
    if (level === null && !isSet) return refuseFile('urgency-not-set', {});
    if (isSet && level === file.urgency) return refuseFile('urgency-set-already', { level });
    return { type: 'urgency-overridden', level, at: now };
  },
  'amend-situation': ({ command, context: { situation, urgencyFacts, now } }) => {
    if (situation === undefined || urgencyFacts === undefined)
      throw new Error('the situation of the file was not looked up');
    const amended = amendSituation(situation, command.change);
    if (amended === situation) return refuseFile('situation-unchanged', {});
    return {
      type: 'situation-amended',
      removalScheduledOn: amended.removalScheduledOn,
      urgency: ruledUrgencyOf({ ...urgencyFacts, ...situationOfUrgency(amended) }),
      at: now,
    };
  },
};
