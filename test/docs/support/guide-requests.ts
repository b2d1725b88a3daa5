import { readFileSync } from 'node:fs';

/** One request of a guide, and what the guide claims of its answer. */
export interface GuideRequest {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly status: number;
  /** The end of the problem's `type`; null for a request that is not refused. */
  readonly code: string | null;
  /** Words in braces that later requests use: a JSON Pointer into the answer, or `ETag`. */
  readonly taken: readonly { readonly name: string; readonly from: string }[];
  /** Values the answer holds, by JSON Pointer. */
  readonly claims: readonly { readonly pointer: string; readonly value: unknown }[];
}

const BLOCK = /^```http\n([\s\S]*?)^```$/gm;
const STATUS = /^HTTP\/1\.1 (\d{3})(?: ([a-z][a-z0-9-]*))?$/;
const TAKEN = /^\{(\w+)\} = (ETag|\/\S*)$/;
const CLAIM = /^(\/\S*) = (.+)$/;

/** Every request of a guide, in order. Throws where one is not written as `docs/guides/README.md` says. */
export function requestsOf(path: string): readonly GuideRequest[] {
  return [...readFileSync(path, 'utf8').matchAll(BLOCK)].map(([, text = '']) => requestOf(text));
}

function requestOf(text: string): GuideRequest {
  const lines = text.trimEnd().split('\n');
  const answer = lines.findIndex((line) => STATUS.test(line));
  const [, status = '', code] = STATUS.exec(lines[answer] ?? '') ?? [];
  const [first = '', ...sent] = lines.slice(0, answer);
  const [method = '', address = ''] = first.split(' ');
  if (status === '' || !address.startsWith('/')) throw new Error(`Not a request and its answer: ${text}`);
  const end = sent.indexOf('');
  const body = sent
    .slice(end + 1)
    .join('\n')
    .trim();
  const told = lines.slice(answer + 1);
  return {
    ...{ method, address, status: Number(status), code: code ?? null },
    headers: Object.fromEntries(sent.slice(0, end).map(headerOf)),
    body: body === '' ? null : body,
    taken: told.flatMap((line) => {
      const [, name = '', from = ''] = TAKEN.exec(line) ?? [];
      return name === '' ? [] : [{ name, from }];
    }),
    claims: told.flatMap((line) => (TAKEN.test(line) ? [] : [claimOf(line)])),
  };
}

function headerOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([A-Za-z-]+): (.+)$/.exec(line) ?? [];
  if (name === '') throw new Error(`Not a header: ${line}`);
  return [name, value];
}

function claimOf(line: string): { pointer: string; value: unknown } {
  const [, pointer = '', value = ''] = CLAIM.exec(line) ?? [];
  if (pointer === '') throw new Error(`Neither a word to take nor a claim: ${line}`);
  return { pointer, value: JSON.parse(value) };
}
