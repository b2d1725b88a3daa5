import { type VersionMark } from './event.js';

/** What of a leaf is followed from one to the next. */
export interface ReadLeaf {
  readonly action: string;
  readonly eventId: string;
  readonly log: string;
  readonly time: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** There for the changes of a file only. */
  readonly fileSeq: number | undefined;
  /** Hex leaf hash of the change of the file before. */
  readonly prev: string | undefined;
  readonly before: VersionMark | undefined;
  readonly after: VersionMark | undefined;
  /** Digests of the disclosures, base64url, sorted. */
  readonly digests: readonly string[];
}

const TEXT = String.raw`[ !#-\[\]-~]*`;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const DIGEST = '[A-Za-z0-9_-]{43}';
/** No more than fifteen digits: of some larger numbers RFC 8785 writes others. */
const WHOLE = String.raw`[1-9]\d{0,14}|0`;
const MARK = String.raw`\{"commit":"(${DIGEST})","version":(${WHOLE})\}`;
const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = DATE + String.raw`T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z`;

/**
 * The one way to write a leaf: names in the order of RFC 8785, no white space, texts of printable ASCII without anything that would
 * have to be escaped, whole numbers. Whatever matches is canonical JSON and fits the schema of a leaf; nothing else is a leaf.
 */
const LEAF = new RegExp(
  String.raw`^\{"action":"([a-z][a-z.-]*)",` +
    String.raw`"actor":\{"id":"${TEXT}","role":"[a-z]+","via":"[a-z-]+"\},` +
    `(?:"after":${MARK},)?(?:"before":${MARK},)?` +
    `"eventId":"(${UUID})",(?:"fileSeq":(${WHOLE}),)?"log":"(${TEXT})","nonce":"${TEXT}",` +
    `(?:"onBehalfOf":"${TEXT}",)?"outcome":"(?:allowed|denied|failed)",(?:"prev":"([0-9a-f]{64})",)?` +
    String.raw`"requestId":"${TEXT}","sd":\[((?:"${DIGEST}"(?:,"${DIGEST}")*)?)\],` +
    String.raw`"subject":\{"id":"(${TEXT})","type":"([a-z-]+)"\},"time":"(${TIME})","v":1\}$`,
);

/** What a leaf says, or null for what is no leaf: another schema, another version, or not written canonically. */
export function readLeaf(canonical: string): ReadLeaf | null {
  const found = LEAF.exec(canonical);
  if (found === null) return null;
  const sd = found[10] ?? '';
  // Every field is named, there or not: millions of these are made, and all are of one shape.
  return {
    action: found[1] ?? '',
    eventId: found[6] ?? '',
    log: found[8] ?? '',
    time: found[13] ?? '',
    subjectType: found[12] ?? '',
    subjectId: found[11] ?? '',
    fileSeq: found[7] === undefined ? undefined : Number(found[7]),
    prev: found[9],
    before: markOf(found[4], found[5]),
    after: markOf(found[2], found[3]),
    digests: sd === '' ? NONE : sd.slice(1, -1).split('","'),
  };
}

const NONE: readonly string[] = [];

function markOf(commit: string | undefined, version: string | undefined): VersionMark | undefined {
  return commit === undefined ? undefined : { version: Number(version), commit };
}
