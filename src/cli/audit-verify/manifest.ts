import { MANIFEST_FORMAT } from '../../domain/audit/manifest-format.js';
import { Tampered } from './tampered.js';

/** What an export says of itself, beside what is signed. */
export interface Manifest {
  readonly format: unknown;
  readonly entries: unknown;
  readonly disclosures: unknown;
  readonly verifierKeys: readonly unknown[];
  readonly exportedAt: string;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a manifest says. Throws {@link Tampered} for a text that no export writes, in any byte: then two readers may read it in two ways. */
export function manifestOf(text: string): Manifest {
  try {
    const said = JSON.parse(text) as Manifest | null;
    const isWhole =
      said?.format === MANIFEST_FORMAT && Array.isArray(said.verifierKeys) && TIME.test(said.exportedAt);
    if (isWhole && `${JSON.stringify(said, null, 2)}\n` === text) return said;
  } catch {
    // Told below.
  }
  throw new Tampered('manifest.json is not as an export writes it');
}

/** Holds a manifest against what was checked. Throws {@link Tampered} when it says anything else. */
export function checkManifest(
  { entries, disclosures, verifierKeys, exportedAt }: Manifest,
  found: {
    readonly entries: number;
    readonly disclosures: number;
    readonly verifierKey: string;
    readonly latest: string;
  },
): void {
  const lie = [
    [entries !== found.entries, 'the number of entries'],
    [disclosures !== found.disclosures, 'the number of disclosures'],
    [!verifierKeys.includes(found.verifierKey), 'the key'],
    [exportedAt > found.latest, 'the time, which has not come'],
  ].find(([isWrong]) => isWrong === true);
  if (lie !== undefined) throw new Tampered(`manifest.json is wrong about ${String(lie[1])}`);
}
