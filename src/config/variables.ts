import { StartupError } from '../platform/startup-error.js';

/** The environment as a plain record, so that tests can hand in their own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The value of a variable that a deployment cannot do without. Throws a {@link StartupError} that names it. */
export function required(variables: Variables, name: string, what: string): string {
  const value = variables[name]?.trim();
  if (!value) throw new StartupError(`${name} is not set: give ${what}, because DATABASE_URL is set.`);
  return value;
}

/** The words of a list separated by spaces. */
export function words(variables: Variables, name: string): readonly string[] {
  return (variables[name] ?? '').split(/\s+/).filter((word) => word !== '');
}

/** A whole number within bounds. Throws a {@link StartupError} that names the variable. */
export function wholeNumber(
  variables: Variables,
  name: string,
  { min, max, byDefault }: { readonly min: number; readonly max: number; readonly byDefault: number },
): number {
  const value = variables[name]?.trim();
  if (!value) return byDefault;
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < min || number > max) {
    throw new StartupError(`${name} is not a whole number from ${min} to ${max}: give one.`);
  }
  return number;
}
