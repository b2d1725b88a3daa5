import { type StcaResult } from '../stca/result.js';
import { type FamilyCheck, type FileCheck } from './check-file.js';

/** One thing that is not what it was, in codes. */
export interface FromTo {
  readonly from: string;
  readonly to: string;
}

/** A provision whose outcome is not what it was; `not-listed` where a result does not speak of it. */
export interface FindingDifference extends FromTo {
  readonly provision: string;
}

/** What differs between two results about one person. `conclusion` is null when it stayed. */
export interface ResultDifference {
  readonly conclusion: FromTo | null;
  readonly findings: readonly FindingDifference[];
}

/** What differs between two checks of one file. Family members are there only where something differs. */
export interface CheckDifference extends ResultDifference {
  readonly family: readonly (ResultDifference & Pick<FamilyCheck, 'index' | 'relationToPrincipal'>)[];
}

const NOT_LISTED = 'not-listed';
const NOT_CHECKED = 'not-checked';

/**
 * What differs between two checks by their findings: conclusions and the outcome of each ground, exception and bar. Null
 * when nothing does, though days, words and the law's version may.
 */
export function differenceOf(before: FileCheck, after: FileCheck): CheckDifference | null {
  const own = differenceOfResults(before.result, after.result);
  const family = after.family.flatMap(({ index, relationToPrincipal, result }) => {
    const earlier = before.family.find((member) => member.index === index)?.result ?? null;
    const difference = differenceOfResults(earlier, result);
    return isNone(difference) ? [] : [{ index, relationToPrincipal, ...difference }];
  });
  return isNone(own) && family.length === 0 ? null : { ...own, family };
}

function differenceOfResults(before: StcaResult | null, after: StcaResult | null): ResultDifference {
  const [from, to] = [before?.conclusion ?? NOT_CHECKED, after?.conclusion ?? NOT_CHECKED];
  const [earlier, later] = [outcomesOf(before), outcomesOf(after)];
  const findings = [...new Set([...earlier.keys(), ...later.keys()])]
    .map((provision) => ({
      provision,
      from: earlier.get(provision) ?? NOT_LISTED,
      to: later.get(provision) ?? NOT_LISTED,
    }))
    .filter((finding) => finding.from !== finding.to);
  return { conclusion: from === to ? null : { from, to }, findings };
}

function isNone({ conclusion, findings }: ResultDifference): boolean {
  return conclusion === null && findings.length === 0;
}

/** Outcomes by English citation. */
function outcomesOf(result: StcaResult | null): ReadonlyMap<string, string> {
  if (result === null) return new Map();
  const { applicability, exceptions, otherBars } = result;
  return new Map([...applicability, ...exceptions, ...otherBars].map((one) => [one.provision, one.outcome]));
}
