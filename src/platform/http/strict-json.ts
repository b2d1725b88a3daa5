import { isUtf8 } from 'node:buffer';
import { pointerFragment, pointerStep } from './json-pointer.js';
import { scanJson } from './json-scanner.js';
import { glanceAtJson } from './json-structure.js';
import { type Fault } from './problem.js';

/** Levels of nesting taken. */
export const MAX_DEPTH = 32;
/** Values taken in one document; it bounds the memory that small values in a large body can take. */
export const MAX_VALUES = 5_000_000;
/** Faults told of one document. */
const MAX_FAULTS = 100;

/** The value and how many values it holds, at least; or the byte at which the text is not JSON or not UTF-8; or faults of JSON that is not taken. */
export type StrictJson =
  | { readonly ok: true; readonly value: unknown; readonly values: number }
  | { readonly ok: false; readonly malformed: number }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads JSON that two parsers could not read differently: UTF-8, no property twice, no `__proto__` and no
 * `constructor.prototype`, at most `maxDepth` levels, no number past 2^53, no NUL and no half of a surrogate pair
 * (RFC 8259 sections 4, 6 and 8; RFC 7493). A byte order mark is skipped. What was sent is never repeated but for property
 * names inside pointers.
 */
export function parseStrictJson(bytes: Buffer, maxDepth: number = MAX_DEPTH): StrictJson {
  const markLength = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const body = bytes.subarray(markLength);
  if (!isUtf8(body)) return { ok: false, malformed: markLength + firstInvalidByte(body) };
  const structure = glanceAtJson(body);
  const text = body.toString('utf8');
  const located = (): StrictJson => {
    const scan = scanJson(text, { maxDepth, maxFaults: MAX_FAULTS });
    if ('faults' in scan) return { ok: false, faults: scan.faults };
    return { ok: false, malformed: markLength + Buffer.byteLength(text.slice(0, scan.syntaxError), 'utf8') };
  };
  if (structure.depth > maxDepth) return located();
  if (structure.values > MAX_VALUES) {
    return { ok: false, faults: [{ pointer: '#', code: 'too-many', params: { limit: MAX_VALUES } }] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return located();
  }
  const walk = walkValue(value, structure.rareEscapes);
  const duplicates = walk.keys === structure.keys ? null : located();
  if (duplicates === null && walk.faults.length === 0) return { ok: true, value, values: structure.values };
  const found = duplicates !== null && 'faults' in duplicates ? duplicates.faults : [];
  return { ok: false, faults: [...found, ...walk.faults].slice(0, MAX_FAULTS) };
}

interface Frame {
  readonly node: Readonly<Record<string, unknown>> | readonly unknown[];
  /** Names of an object's properties; `null` for an array. */
  readonly names: readonly string[] | null;
  readonly length: number;
  at: number;
}

/** Looks at every value once, without recursion. Strings are only looked at when an escape makes it worth it. */
function walkValue(
  root: unknown,
  rareEscapes: boolean,
): { readonly keys: number; readonly faults: readonly Fault[] } {
  const holder: Frame = { node: [root], names: null, length: 1, at: 0 };
  const frames = [holder];
  const faults: Fault[] = [];
  let keys = 0;
  const report = (code: string): void => {
    if (faults.length >= MAX_FAULTS) return;
    const steps = frames
      .slice(1)
      .map((frame) => `/${pointerStep(frame.names?.[frame.at - 1] ?? frame.at - 1)}`);
    faults.push({ pointer: pointerFragment(steps.join('')), code });
  };
  for (let frame: Frame | undefined = holder; frame !== undefined; frame = frames.at(-1)) {
    if (frame.at === frame.length) {
      frames.pop();
      continue;
    }
    const { names } = frame;
    const step = frame.at++;
    let child: unknown;
    if (names === null) {
      child = (frame.node as readonly unknown[])[step];
    } else {
      const name = names[step] ?? '';
      child = (frame.node as Readonly<Record<string, unknown>>)[name];
      if (name === '__proto__' || (name === 'constructor' && holdsPrototype(child)))
        report('forbidden-property');
      if (rareEscapes && isUnfit(name)) report('invalid-text');
    }
    if (typeof child === 'number') {
      // Infinity is what JSON.parse makes of a number too large for a double.
      if (child > Number.MAX_SAFE_INTEGER || child < Number.MIN_SAFE_INTEGER) report('unsafe-number');
    } else if (typeof child === 'string') {
      if (rareEscapes && isUnfit(child)) report('invalid-text');
    } else if (typeof child === 'object' && child !== null) {
      const next = frameOf(child);
      keys += next.names?.length ?? 0;
      frames.push(next);
    }
  }
  return { keys, faults };
}

function frameOf(node: object): Frame {
  if (Array.isArray(node)) return { node, names: null, length: node.length, at: 0 };
  const names = Object.keys(node);
  return { node: node as Readonly<Record<string, unknown>>, names, length: names.length, at: 0 };
}

function holdsPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}

function isUnfit(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}

/** The first byte that is not UTF-8, by halving: a prefix is good when only its last character is cut. */
export function firstInvalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (isUtf8(bytes.subarray(0, characterStart(bytes, middle)))) good = middle;
    else bad = middle;
  }
  return characterStart(bytes, good);
}

/** `at`, or the start of the character that `at` cuts. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return ((bytes[start] ?? 0) & 0xc0) === 0xc0 ? start : at;
}
