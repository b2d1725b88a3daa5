import { utcDay } from '../../calendar-day.js';
import { refusalToAsk, refusalToSupply } from '../information.js';
import { type Guards } from './guard.js';

/** Asking the partner, and its answers. */
export const INFORMATION_GUARDS: Guards<'request-information' | 'supply-information'> = {
  'request-information': ({ command, context: { now } }) =>
    refusalToAsk(command.questions, utcDay(new Date(now))) ?? { type: 'information-requested', at: now },
  'supply-information': ({ command, context: { openQuestions = [], now } }) =>
    refusalToSupply(openQuestions, command.answers) ?? { type: 'information-supplied', at: now },
};
