import { type CaseFileRefusalCode, refuseFile } from '../case-file/refusals.js';
import { type Refusal } from '../refusal.js';

export const INTERPRETER_GENDERS = ['woman', 'man', 'other'] as const;
export type InterpreterGender = (typeof INTERPRETER_GENDERS)[number];

/** A language somebody interprets (ISO 639), and those of its dialects they know. */
export interface InterpretedLanguage {
  readonly language: string;
  readonly dialects: readonly string[];
}

/** An interpreter, under a pseudonym and a code name: who they are is known where they are hired. */
export interface Interpreter {
  readonly interpreterId: string;
  readonly codeName: string;
  readonly languages: readonly InterpretedLanguage[];
  readonly gender: InterpreterGender;
  readonly active: boolean;
  readonly version: number;
}

/** Who is to interpret, and what is asked of them; null asks for nothing. */
export interface AskedInterpreter {
  readonly interpreterId: string;
  readonly language: string;
  readonly dialect: string | null;
  readonly gender: InterpreterGender | null;
  /** What they said when asked whether they know the person, the family or those it fled from. */
  readonly conflictDeclared: boolean;
}

/** Why an interpreter cannot interpret what is asked; null: they can. Whether they are free is not known here. Pure. */
export function refusalOfInterpreter(
  asked: AskedInterpreter,
  interpreter: Interpreter | undefined,
): Refusal<CaseFileRefusalCode> | null {
  if (interpreter === undefined) return refuseFile('interpreter-not-known', {});
  if (asked.conflictDeclared) return refuseFile('interpreter-has-conflict', {});
  if (!interpreter.active) return refuseFile('interpreter-not-active', {});
  const spoken = interpreter.languages.find(({ language }) => language === asked.language);
  if (spoken === undefined) return refuseFile('interpreter-without-language', {});
  if (asked.dialect !== null && !spoken.dialects.includes(asked.dialect))
    return refuseFile('interpreter-without-dialect', {});
  return asked.gender !== null && asked.gender !== interpreter.gender
    ? refuseFile('interpreter-of-other-gender', {})
    : null;
}

/** Why an interpreter cannot be kept with these languages: one is there twice. Null: they can. */
export function refusalOfLanguages(
  languages: readonly InterpretedLanguage[],
): Refusal<CaseFileRefusalCode> | null {
  const distinct = new Set(languages.map(({ language }) => language));
  return distinct.size < languages.length ? refuseFile('interpreter-language-twice', {}) : null;
}
