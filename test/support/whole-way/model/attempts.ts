import { FILE_ACTIONS, type FileAction } from '../../../../src/domain/case-file/transitions.js';
import { aSlot } from '../../desk.js';
import { ACTION_BODIES } from '../action-bodies.js';
import { type DemoCaller } from '../moving-desk.js';
import { type Attempt, type ModelFile, type Slot, staffIdOf } from './model-file.js';

/** Whoever calls in the model. */
export const PEOPLE = [
  ...(['officer', 'officer2', 'reviewer', 'reviewer2', 'manager', 'manager2'] as const),
  ...(['partnerA', 'partnerB', 'auditor', 'administrator'] as const),
] as const satisfies readonly DemoCaller[];

/** After these there is little left to happen: chance takes them seldom. */
const RARE: readonly FileAction[] = ['withdraw', 'close', 'declare-conflict'];
const SOON_MS = 600;
const HALF_AN_HOUR = 1_800_000;

/** What of a body is left to chance: 0 is the plain one, which the contract lets through. */
export type Variant = 0 | 1 | 2 | 3;

/** Who can do what. */
export type Doable = Pick<Attempt, 'as' | 'action'>;

/** Bodies whose content decides what they come to. */
const PLAIN: Partial<Record<FileAction, Attempt['body']>> = {
  close: { reasonCode: 'removed-from-united-states' },
  assign: { officerId: staffIdOf('officer2') },
  'override-urgency': { level: 'emergency' },
};
const SOME_SLOT = { startsAt: '2030-01-01T15:00:00Z', endsAt: '2030-01-01T16:00:00Z' };

/** An attempt with a sound body, of which `variant` says how. `booked` is what the caller is booked for already. */
export function attempt(
  file: ModelFile,
  { as, action, tag = 'present' }: Doable & { readonly tag?: Attempt['tag'] },
  variant: Variant = 0,
  booked: readonly Slot[] = [],
): Attempt {
  const needs = { checkId: file.checkId, questionIds: file.questionIds, officerId: staffIdOf('officer2') };
  const body = { ...ACTION_BODIES[action](needs), ...variation(action, variant, booked) };
  return { as, action, tag, body, ...(isBooking(action) ? { otherwiseBooked: besides(file, booked) } : {}) };
}

/** What somebody is booked for in other files: an appointment that is moved may meet itself. */
function besides({ appointment }: ModelFile, booked: readonly Slot[]): readonly Slot[] {
  return booked.filter(
    ({ startsAt, endsAt }) => startsAt !== appointment?.startsAt || endsAt !== appointment.endsAt,
  );
}

const isBooking = (action: FileAction): boolean =>
  action === 'schedule-interview' || action === 'reschedule-interview';

/** Who can do what with a file as it stands, by the model, with the plain body. It takes up no slot. */
export function doable(file: ModelFile, how: 'usual' | 'rare'): Doable[] {
  const now = Date.now();
  const body = ({ action }: Doable): Attempt['body'] =>
    isBooking(action) ? SOME_SLOT : (PLAIN[action] ?? {});
  return FILE_ACTIONS.filter((action) => RARE.includes(action) === (how === 'rare'))
    .flatMap((action) => PEOPLE.map((as) => ({ as, action })))
    .filter((one) => file.expect({ ...one, tag: 'present', body: body(one) }, now) === 'done');
}

function variation(action: FileAction, variant: Variant, booked: readonly Slot[]): object {
  if (variant === 0) return {};
  switch (action) {
    case 'schedule-interview':
    case 'reschedule-interview':
      return variant === 1 ? soon() : (taken(booked) ?? aSlot());
    case 'close':
      return { reasonCode: variant === 1 ? 'unreachable' : 'removed-from-united-states' };
    case 'assign':
      return { officerId: variant === 1 ? null : staffIdOf(variant === 2 ? 'officer' : 'officer2') };
    case 'override-urgency':
      return { level: variant === 1 ? null : 'urgent' };
    default:
      return {};
  }
}

/** A slot that begins in a moment, so that somebody can miss it. */
function soon(): object {
  return asBody({ startsAt: Date.now() + SOON_MS, endsAt: Date.now() + SOON_MS + HALF_AN_HOUR });
}

/** A slot that meets one the officer has. */
function taken(booked: readonly Slot[]): object | undefined {
  const [other] = booked.filter(({ startsAt }) => startsAt > Date.now() + HALF_AN_HOUR);
  if (other === undefined) return undefined;
  return asBody({ startsAt: other.startsAt + 60_000, endsAt: other.endsAt + 60_000 });
}

function asBody({ startsAt, endsAt }: Slot): object {
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
}
