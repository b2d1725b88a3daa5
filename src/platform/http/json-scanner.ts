import { type Fault } from './problem.js';
import { pointerFragment, pointerStep } from './json-pointer.js';

/** What the scanner found: the first place that is not JSON, or the faults of text that is. */
export type Scan = { readonly syntaxError: number } | { readonly faults: readonly Fault[] };

interface Level {
  /** The names seen in an object; `null` for an array. */
  readonly names: Set<string> | null;
  /** Name or index of the value being read. */
  step: string | number;
}

const SIMPLE_ESCAPES = '"\\/bfnrt';
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = ['true', 'false', 'null'];

/**
 * Reads JSON text (RFC 8259) character by character to tell where it breaks off being JSON, or where a property is there
 * twice or the nesting goes past `maxDepth`. Slow, and only used once something is known to be wrong. It stops at the
 * first place nested too deeply, and at `maxFaults` faults. Positions are in UTF-16 units.
 */
export function scanJson(
  text: string,
  limits: { readonly maxDepth: number; readonly maxFaults: number },
): Scan {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  let at = 0;
  let expectsValue = true;
  let mayClose = false;

  for (;;) {
    at = skipSpace(text, at);
    const top = levels.at(-1);
    if (expectsValue) {
      if (top?.names === null && mayClose && text[at] === ']') {
        levels.pop();
        at++;
        expectsValue = mayClose = false;
        continue;
      }
      if (top !== undefined && top.names !== null) {
        if (mayClose && text[at] === '}') {
          levels.pop();
          at++;
          expectsValue = mayClose = false;
          continue;
        }
        const end = stringEnd(text, at);
        if (end < 0) return { syntaxError: -end - 1 };
        top.step = JSON.parse(text.slice(at, end)) as string;
        if (top.names.has(top.step)) {
          faults.push({ pointer: pointerOf(levels), code: 'duplicate-property' });
          if (faults.length >= limits.maxFaults) return { faults };
        }
        top.names.add(top.step);
        at = skipSpace(text, end);
        if (text[at] !== ':') return { syntaxError: at };
        at = skipSpace(text, at + 1);
      }
      const opener = text[at];
      if (opener === '{' || opener === '[') {
        if (levels.length >= limits.maxDepth) {
          faults.push({ pointer: pointerOf(levels), code: 'too-deep', params: { limit: limits.maxDepth } });
          return { faults };
        }
        levels.push({ names: opener === '{' ? new Set() : null, step: 0 });
        at++;
        mayClose = true;
        continue;
      }
      const end = scalarEnd(text, at);
      if (end < 0) return { syntaxError: -end - 1 };
      at = end;
      expectsValue = mayClose = false;
      continue;
    }
    if (top === undefined) return at < text.length ? { syntaxError: at } : { faults };
    if (text[at] === ',') {
      if (typeof top.step === 'number') top.step++;
      at++;
      expectsValue = true;
    } else if (text[at] === (top.names === null ? ']' : '}')) {
      levels.pop();
      at++;
    } else {
      return { syntaxError: at };
    }
  }
}

function pointerOf(levels: readonly Level[]): string {
  return pointerFragment(levels.map((level) => `/${pointerStep(level.step)}`).join(''));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** Where the string, number or word that starts at `at` ends; `-1 - position` of the fault when it is none. */
function scalarEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  const word = WORDS.find((one) => text.startsWith(one, at));
  if (word !== undefined) return at + word.length;
  NUMBER.lastIndex = at;
  return NUMBER.test(text) ? NUMBER.lastIndex : -1 - at;
}

/** The same for a string. */
function stringEnd(text: string, start: number): number {
  if (text[start] !== '"') return -1 - start;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1 - at;
    if (code !== 0x5c) continue;
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1 - at;
      at += 4;
    } else if (at >= text.length || !SIMPLE_ESCAPES.includes(text[at] ?? ' ')) {
      return -1 - at;
    }
  }
  return -1 - text.length;
}
