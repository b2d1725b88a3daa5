import { type CalendarDay } from '../calendar-day.js';
import { type CheckContext } from './check-context.js';
import { type Route, type Support } from './facts.js';
import { type Text } from './text.js';
import { type Pointer, type Truth } from './truth.js';

/** The thirteen exceptions, as results name them. */
export const EXCEPTION_CITES = [
  'IRPR 159.5(a)',
  'IRPR 159.5(b)(i)',
  'IRPR 159.5(b)(ii)',
  'IRPR 159.5(b)(iii)',
  'IRPR 159.5(c)',
  'IRPR 159.5(d)',
  'IRPR 159.5(e)',
  'IRPR 159.5(f)',
  'IRPR 159.5(g)',
  'IRPR 159.5(h)(i)',
  'IRPR 159.5(h)(ii)',
  'IRPR 159.6(a)',
  'IRPR 159.6(b)',
] as const;
export type ExceptionCite = (typeof EXCEPTION_CITES)[number];

/** The eight other bars of subsection 101(1), as results name them. */
export const BAR_CITES = [
  'IRPA 101(1)(a)',
  'IRPA 101(1)(b)',
  'IRPA 101(1)(b.1)',
  'IRPA 101(1)(b.2)',
  'IRPA 101(1)(c)',
  'IRPA 101(1)(c.1)',
  'IRPA 101(1)(d)',
  'IRPA 101(1)(f)',
] as const;
export type BarCite = (typeof BAR_CITES)[number];

/** The first claim day the engine answers for (SOR/2015-46): what applies to every claim applies from here. */
export const FIRST_CLAIM_DAY: CalendarDay = '2015-02-20';

/** A single change of facts that would establish an exception. `pointer` ends in `/-` when it adds to a list. */
export interface Remedy {
  readonly pointer: Pointer;
  readonly value: unknown;
  /** True when an officer can bring it about, for instance by issuing a permit. */
  readonly officerCanBringAbout: boolean;
  readonly explanation: Text;
}

/** Why a finding changes on a day although no fact is put right. */
export type TurnReason = 'birthday' | 'expiry' | 'validity-begins' | 'limit' | 'law' | 'notice';

/** A claim day on which the truth of a rule may change, and by what. */
export interface Turn {
  readonly on: CalendarDay;
  readonly reason: TurnReason;
}

/** An item of a list of facts, and how well it is supported; null when that is not known. */
export interface SupportedItem {
  readonly pointer: Pointer;
  readonly support: Support | null;
}

/** How a provision is decided, put in words and could be changed; the builders in rules/ make these. */
export interface Rule {
  /** The facts it reads, as pointers with `*` for a place in a list. */
  readonly needs: readonly Pointer[];
  /** Whether the provision is made out. Pure; the same answer for the same facts, day and law. */
  evaluate(check: CheckContext): Truth;
  /** The facts a truth of this rule stands on, in words, without the provision. */
  explain(check: CheckContext, truth: Truth): Text;
  /** The list items a true answer stands on, each enough by itself, with their support. */
  standsOn?(check: CheckContext, truth: Truth): readonly SupportedItem[];
  /** Single changes that would make it true. Asked only where it is not. */
  remedies?(check: CheckContext): readonly Remedy[];
  /** Every claim day on which its answer can change for these facts; others may be among them. */
  turns?(check: CheckContext): readonly Turn[];
}

/**
 * One dated version of one provision of law. A change of the law is a second version beside the first, never an edit:
 * old checks must replay.
 */
export interface Provision extends Rule {
  /** The same for every version of the provision: `irpr-159-5-a`. */
  readonly id: string;
  readonly kind: 'ground' | 'catch' | 'exception' | 'relief' | 'bar' | 'notice-rule';
  readonly title: Text;
  /** As the law is cited; results name the provision by the English form. */
  readonly cite: Text;
  /** The enactment that made this version. */
  readonly source: string;
  /** Day its law came into force. It counts for checks of this day and later. */
  readonly since: CalendarDay;
  /** It counts for claims made on or after this day, which may lie before `since`. */
  readonly appliesToClaimsFrom: CalendarDay;
  /** Set when other law has taken its place: from `since` on, for claims made from `claimsFrom` on. */
  readonly until?: { readonly since: CalendarDay; readonly claimsFrom: CalendarDay };
}

/** Takes a claim out of IRPA 101(1)(e) when made out. */
export interface GroundProvision extends Provision {
  readonly kind: 'ground';
}

/** Brings a claim back although the grounds it names are made out: a declared exception to them. */
export interface CatchProvision extends Provision {
  readonly kind: 'catch';
  /** Ids of the grounds it prevails over. */
  readonly prevailsOver: readonly string[];
}

/** An exception to IRPA 101(1)(e). */
export interface ExceptionProvision extends Provision {
  readonly kind: 'exception';
  readonly cite: Text & { readonly en: ExceptionCite };
  /** Routes it does not serve, and why. */
  readonly notOn: readonly Route[];
}

/** Softens a bar it names, which asks for it in its own evaluation. */
export interface ReliefProvision extends Provision {
  readonly kind: 'relief';
  readonly prevailsOver: readonly string[];
}

/** A bar other than 101(1)(e). */
export interface BarProvision extends Provision {
  readonly kind: 'bar';
  readonly cite: Text & { readonly en: BarCite };
}

/** The rule that makes notices effective; its data are the notices. */
export interface NoticeRuleProvision extends Provision {
  readonly kind: 'notice-rule';
}

export type AnyProvision =
  | GroundProvision
  | CatchProvision
  | ExceptionProvision
  | ReliefProvision
  | BarProvision
  | NoticeRuleProvision;
