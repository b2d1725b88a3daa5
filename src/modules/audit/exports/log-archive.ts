import { MANIFEST_FORMAT } from '../../../domain/audit/manifest-format.js';
import { verifierKeyText, type VerifierKey } from '../../../domain/audit/signed-note.js';
import { entriesPath, type Tile, TILE_WIDTH, tilePath, tilesOf } from '../../../domain/audit/tile.js';
import { type TileSource } from '../tree/tree-reader.js';
import { bundleOf } from '../tree/entry-bundle.js';

/** One file of an archive: its size in bytes, and its content, whole or in pieces. */
export interface ArchiveFile {
  readonly name: string;
  readonly size: number;
  readonly content: Buffer | AsyncIterable<Buffer>;
}

/** Tiles read by one statement, and disclosures. */
const TILES_AT_ONCE = 16;
const DISCLOSURES_AT_ONCE = 2_000;

/**
 * The files of a copy of the log up to a checkpoint, as a tlog-tiles directory: `checkpoint`, `tile/…`, and beside them
 * `disclosures.ndjson` in the order of the entries and `manifest.json`. `source` is one transaction that sees one state of the database.
 */
export async function* logArchive(
  source: TileSource,
  log: {
    readonly size: number;
    readonly note: string;
    readonly key: VerifierKey;
    readonly exportedAt: string;
  },
): AsyncGenerator<ArchiveFile> {
  yield whole('checkpoint', Buffer.from(log.note, 'utf8'));
  const disclosures = await countDisclosures(source, log.size);
  const manifest = {
    format: MANIFEST_FORMAT,
    entries: log.size,
    disclosures: disclosures.count,
    verifierKeys: [verifierKeyText(log.key)],
    exportedAt: log.exportedAt,
  };
  yield whole('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'));
  const tiles = tilesOf(log.size);
  for (let from = 0; from < tiles.length; from += TILES_AT_ONCE) {
    const some = tiles.slice(from, from + TILES_AT_ONCE);
    yield* await readTiles(source, some);
    yield* await readEntries(
      source,
      some.filter(({ level }) => level === 0),
    );
  }
  yield {
    name: 'disclosures.ndjson',
    size: disclosures.bytes,
    content: readDisclosures(source, log.size),
  };
}

async function readTiles(source: TileSource, tiles: readonly Tile[]): Promise<ArchiveFile[]> {
  const rows = await source.query<{ hashes: Buffer }>(
    `SELECT substring(hashes FROM 1 FOR t.bytes) AS hashes
     FROM unnest($1::smallint[], $2::bigint[], $3::integer[]) WITH ORDINALITY AS t (level, tile_index, bytes, place)
     JOIN audit_tiles USING (level, tile_index) ORDER BY t.place`,
    [tiles.map((tile) => tile.level), tiles.map((tile) => tile.index), tiles.map((tile) => tile.width * 32)],
  );
  return tiles.map((tile, i) => whole(tilePath(tile), rows[i]?.hashes ?? Buffer.alloc(0)));
}

async function readEntries(source: TileSource, tiles: readonly Tile[]): Promise<ArchiveFile[]> {
  const [first] = tiles;
  const last = tiles.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = first.index * TILE_WIDTH;
  const rows = await source.query<{ canonical: Buffer }>(
    `SELECT canonical FROM audit_leaves JOIN audit_events USING (event_id)
     WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index`,
    [start, last.index * TILE_WIDTH + last.width],
  );
  return tiles.map((tile) => {
    const from = tile.index * TILE_WIDTH - start;
    return whole(
      entriesPath(tile),
      bundleOf(rows.slice(from, from + tile.width).map((row) => row.canonical)),
    );
  });
}

const LINE = `json_build_object('eventId', event_id, 'disclosure', disclosure)::text`;

async function countDisclosures(source: TileSource, size: number): Promise<{ count: number; bytes: number }> {
  const [row] = await source.query<{ count: string; bytes: string }>(
    `SELECT count(*) AS count, coalesce(sum(octet_length(${LINE}) + 1), 0) AS bytes
     FROM audit_leaves JOIN audit_disclosures USING (event_id) WHERE leaf_index < $1`,
    [size],
  );
  return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
}

async function* readDisclosures(source: TileSource, size: number): AsyncGenerator<Buffer> {
  let after: readonly [number, string] = [-1, ''];
  for (;;) {
    const rows = await source.query<{ leaf_index: string; digest: string; line: string }>(
      `SELECT leaf_index, digest, ${LINE} AS line FROM audit_leaves JOIN audit_disclosures USING (event_id)
       WHERE leaf_index < $1 AND (leaf_index, digest) > ($2, $3) AND leaf_index >= $2
       ORDER BY leaf_index, digest LIMIT ${DISCLOSURES_AT_ONCE}`,
      [size, ...after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(''), 'utf8');
    after = [Number(last.leaf_index), last.digest];
  }
}

function whole(name: string, content: Buffer): ArchiveFile {
  return { name, size: content.length, content };
}
