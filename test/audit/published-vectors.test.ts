import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isConsistent } from '../../src/domain/audit/consistency-proof.js';
import { isIncluded } from '../../src/domain/audit/inclusion-proof.js';
import { foldNodes } from '../../src/domain/audit/leaf-range.js';
import { noteOf, noteText, verifierKeyOf, verifierKeyText } from '../../src/domain/audit/signed-note.js';
import { canonicalJson } from '../../src/platform/crypto/canonical-json.js';
import { NoteVerifier } from '../../src/platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';

/** Vectors that others published stand beside the project; where they do not, these tests say so and nothing else. */
const VECTORS = join('..', 'shared', 'vectors');
const describeVectors = existsSync(VECTORS) ? describe : describe.skip;

interface InclusionProbe {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

interface ConsistencyProbe {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

/** The one probe whose “hash” is twelve bytes long, which a log of 32-byte hashes refuses. */
const WAIVED = 'sizes-are-equal-one-and-proof-is-empty.json';

function probes<Probe>(folder: string): { name: string; probe: Probe }[] {
  if (!existsSync(VECTORS)) return [];
  const root = join(VECTORS, 'transparency-dev-merkle', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, probe: JSON.parse(readFileSync(join(root, name), 'utf8')) as Probe }));
}

function bytes(text: string | null): Buffer {
  return Buffer.from(text ?? '', 'base64');
}

describeVectors('the published probes of inclusion', () => {
  it.each(probes<InclusionProbe>('inclusion'))('$name is judged as its authors judge it', ({ probe }) => {
    const holds = isIncluded(SHA256_TREE, {
      index: probe.leafIdx,
      size: probe.treeSize,
      leafHash: bytes(probe.leafHash),
      proof: (probe.proof ?? []).map(bytes),
      root: bytes(probe.root),
    });
    expect(holds).toBe(!probe.wantErr);
  });

  it('are all there', () => {
    expect(probes('inclusion')).toHaveLength(98);
  });
});

describeVectors('the published probes of consistency', () => {
  const all = probes<ConsistencyProbe>('consistency');

  it.each(all.filter(({ name }) => basename(name) !== WAIVED))(
    '$name is judged as its authors judge it',
    ({ probe }) => {
      expect(holdsFor(probe)).toBe(!probe.wantErr);
    },
  );

  it('are all there, and the one that is waived is right but for the length of its hash', () => {
    const waived = all.filter(({ name }) => basename(name) === WAIVED);
    expect([all.length, waived.length]).toEqual([98, 1]);
    expect(waived.map(({ probe }) => [probe.wantErr, bytes(probe.root1).length, holdsFor(probe)])).toEqual([
      [false, 12, false],
    ]);
  });

  function holdsFor(probe: ConsistencyProbe): boolean {
    return isConsistent(SHA256_TREE, {
      from: probe.size1,
      to: probe.size2,
      fromRoot: bytes(probe.root1),
      toRoot: bytes(probe.root2),
      proof: (probe.proof ?? []).map(bytes),
    });
  }
});

describeVectors('the reference tree of eight leaves', () => {
  interface Reference {
    readonly leaf_inputs_hex: readonly string[];
    readonly node_hashes_hex_by_level: readonly (readonly string[])[];
    readonly roots_hex_by_size?: Readonly<Record<string, string>>;
  }

  it('has every node and every root that it is published with', () => {
    const reference = JSON.parse(
      readFileSync(join(VECTORS, 'rfc6962-constants', 'tree8.json'), 'utf8'),
    ) as Reference;
    let level = reference.leaf_inputs_hex.map((input) => SHA256_TREE.leaf(Buffer.from(input, 'hex')));
    for (const published of reference.node_hashes_hex_by_level) {
      expect(level.map((one) => Buffer.from(one).toString('hex'))).toEqual(published);
      level = level.flatMap((left, i) => {
        const right = level[i + 1];
        return i % 2 === 0 && right !== undefined ? [foldNodes(SHA256_TREE, [left, right])] : [];
      });
    }
    expect(level).toEqual([]);
  });
});

describeVectors('canonical JSON', () => {
  interface Triple {
    readonly name: string;
    readonly input: string;
    readonly canonical: string;
    readonly canonical_hex: string;
  }
  const triples = existsSync(VECTORS)
    ? (
        JSON.parse(readFileSync(join(VECTORS, 'jcs', 'rfc8785-cyberphone.json'), 'utf8')) as {
          vectors: Triple[];
        }
      ).vectors
    : [];

  it.each(triples)(
    'of “$name” is the published one, byte for byte',
    ({ input, canonical, canonical_hex }) => {
      const written = canonicalJson(JSON.parse(input));
      expect([written.toString('utf8'), written.toString('hex')]).toEqual([canonical, canonical_hex]);
    },
  );
});

describeVectors('the published signed note', () => {
  interface Published {
    readonly verifiable: readonly { readonly vkey: string; readonly note: string }[];
    readonly format_only_examples: Readonly<Record<string, string>>;
  }
  const published = existsSync(VECTORS)
    ? (JSON.parse(readFileSync(join(VECTORS, 'c2sp', 'signed-note.json'), 'utf8')) as Published)
    : { verifiable: [], format_only_examples: {} };

  it.each(published.verifiable)(
    'is signed by $vkey, and by nobody once a letter differs',
    ({ vkey, note }) => {
      const verifier = NoteVerifier.of(vkey);
      expect(verifier?.verify(note)).toBe('This is an example message.\n');
      expect(verifier?.verify(note.replace('example', 'exampel'))).toBeNull();
    },
  );

  it.each(Object.entries(published.format_only_examples))(
    '%s is read and written the same again',
    (_name, text) => {
      const note = noteOf(text);
      expect(note).not.toBeNull();
      expect(note && noteText(note)).toBe(text);
    },
  );

  it.each(published.verifiable)('has a key that is read and written the same again', ({ vkey }) => {
    const key = verifierKeyOf(vkey);
    expect(key && verifierKeyText(key)).toBe(vkey);
  });
});
