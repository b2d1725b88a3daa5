import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { type Readable, type Writable } from 'node:stream';
import { type Fault } from '../domain/stca/fault.js';
import { FAULT_SENTENCES } from '../platform/http/fault-sentences.js';
import { say } from '../platform/language/language.js';

/** Where a tool reads and writes; a test gives its own. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** The line of output for one line of input, and whether that line was valid. */
export interface Answer {
  readonly ok: boolean;
  readonly json: string;
}

/** A tool that answers JSON lines with JSON lines. */
export interface LineTool {
  /** Said when there is not one argument. */
  readonly usage: string;
  /** `null` stands for a line that is too long to be read. */
  readonly answerLine: (line: string | null) => Answer;
}

/** A line longer than this many characters is refused, so that no input can fill the memory. */
const LONGEST_LINE = 8 * 1024 * 1024;
/** Results are written together once they are this many characters. */
const BATCH = 64 * 1024;

/**
 * Answers the lines of `FILE` or of `-` in the same order and one for one. Sets the exit code: 0 when every line was valid,
 * 1 when one was not, 2 when there was nothing to read.
 */
export async function answerLines(tool: LineTool, argv: readonly string[], streams: Streams): Promise<void> {
  const [name, ...others] = argv;
  if (name === undefined || others.length > 0) return refuse(tool.usage, streams);
  let input: Readable;
  try {
    input = name === '-' ? streams.stdin : await openFile(name);
  } catch (error) {
    return refuse(`The file ${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`, streams);
  }
  try {
    process.exitCode = (await answerAll(tool, input, streams.stdout)) ? 0 : 1;
  } catch (error) {
    // Whoever reads the results has read enough, as `head` does.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** The answer to a line that is not valid: `{ [id]?, error }`, in English, with the id of the line where it has one. */
export function failure(
  value: unknown,
  id: string,
  { code, faults }: { readonly code: string; readonly faults: readonly Fault[] },
): Answer {
  const given =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[id] : undefined;
  const errors = faults.map(({ pointer, code: fault, params }) => ({
    pointer,
    code: fault,
    detail: detailOf(fault, params),
  }));
  const known = typeof given === 'string' && given.length <= 64 ? { [id]: given } : {};
  return { ok: false, json: JSON.stringify({ ...known, error: { code, errors } }) };
}

/** The value of a line, or undefined for one that is not JSON. */
export function valueOf(line: string | null): { readonly value: unknown } | undefined {
  if (line === null) return undefined;
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return undefined;
  }
}

/** The answer to a line that is not JSON. */
export const NOT_JSON: Answer = failure(undefined, '', {
  code: 'invalid-json',
  faults: [{ pointer: '', code: 'invalid-json', params: {} }],
});

async function answerAll({ answerLine }: LineTool, input: Readable, output: Writable): Promise<boolean> {
  let sound = true;
  let pending = '';
  let broken: unknown;
  output.on('error', (error) => (broken = error));
  const flush = async (): Promise<void> => {
    const chunk = pending;
    pending = '';
    if (chunk !== '' && !output.write(chunk)) await once(output, 'drain');
    if (broken !== undefined) throw broken;
  };
  for await (const lines of linesOf(input)) {
    for (const line of lines) {
      const { ok, json } = answerLine(line);
      sound &&= ok;
      pending += `${json}\n`;
      if (pending.length > BATCH) await flush();
    }
    await flush();
  }
  return sound;
}

/**
 * The lines of each piece that is read; null for one that is too long. Only LF, or CR LF, ends a line: JSON text may hold
 * U+2028. Empty lines count, so that answers stay one for one, except after the last line.
 */
async function* linesOf(input: Readable): AsyncGenerator<readonly (string | null)[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  let empty = 0;
  const finished = (text: string): readonly (string | null)[] => {
    const line = tooLong ? null : text.endsWith('\r') ? text.slice(0, -1) : text;
    tooLong = false;
    if (line?.trim() === '') {
      empty++;
      return [];
    }
    const before = Array.from({ length: empty }, () => '');
    empty = 0;
    return [...before, line];
  };
  for await (const piece of input) {
    const parts = (rest + decoder.decode(piece as Uint8Array, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield parts.flatMap(finished);
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || tooLong) yield finished(rest);
}

function detailOf(code: string, params: Fault['params']): string {
  if (code === 'invalid-json') return 'This line is not JSON. Give one object a line.';
  const sentence = FAULT_SENTENCES[code];
  return sentence === undefined ? code : say(sentence, 'en', params);
}

async function openFile(name: string): Promise<Readable> {
  const file = await open(name);
  if ((await file.stat()).isDirectory()) {
    await file.close();
    throw Object.assign(new Error(), { code: 'EISDIR' });
  }
  return file.createReadStream();
}

function refuse(sentence: string, { stderr }: Streams): void {
  stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
