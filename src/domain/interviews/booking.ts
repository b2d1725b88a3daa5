import { type CaseFileRefusalCode, refuseFile } from '../case-file/refusals.js';
import { type Refusal } from '../refusal.js';
import { type AskedInterpreter, type Interpreter, refusalOfInterpreter } from './interpreter.js';
import { refusalOfSlot, type Slot } from './slot.js';

/** What is booked. `officerId` null: whoever books holds it. `interpreter` null: none is needed. */
export interface Booking extends Slot {
  readonly officerId: string | null;
  readonly interpreter: AskedInterpreter | null;
}

/** What must be known of whom a booking names. Who is free is said by the database when it is written. */
export interface BookingContext {
  /** The account of the officer named; undefined when there is none, or none was named. */
  readonly officer: { readonly isActiveOfficer: boolean; readonly hasConflict: boolean } | undefined;
  readonly interpreter: Interpreter | undefined;
  /** True when another file of the same applicant has an appointment at that time. */
  readonly applicantBusy: boolean;
}

/** Why an interview cannot be booked so; null: as far as is known here, it can. Pure. */
export function refusalToBook(
  booking: Booking,
  { officer, interpreter, applicantBusy }: BookingContext,
  now: string,
): Refusal<CaseFileRefusalCode> | null {
  const slot = refusalOfSlot(booking, now);
  if (slot !== null) return slot;
  if (booking.officerId !== null && officer?.isActiveOfficer !== true)
    return refuseFile('not-an-active-officer', {});
  if (officer?.hasConflict === true) return refuseFile('assignee-has-conflict', {});
  const asked = booking.interpreter;
  const language = asked === null ? null : refusalOfInterpreter(asked, interpreter);
  if (language !== null) return language;
  return applicantBusy ? refuseFile('applicant-not-free', {}) : null;
}
