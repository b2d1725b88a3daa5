import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly { readonly license?: object; readonly expression?: string }[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}
interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const list = (): string => execFileSync(process.execPath, ['scripts/sbom.mjs'], { encoding: 'utf8' });
const told = ({ name, version }: Component): string => `${name}@${version}`;

describe('npm run sbom', () => {
  const text = list();
  const bom = JSON.parse(text) as Bom;
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const namesOf = (wanted: (one: Locked) => boolean): string[] =>
    Object.entries(packages)
      .filter(([path, one]) => path !== '' && wanted(one))
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);

  it('is CycloneDX, named after the service, and the same each time', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'referral-desk' } } });
    expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(list()).toBe(text);
  });

  it('names every package that a deployment runs, and none for development only', () => {
    const runs = new Set(namesOf(({ dev, devOptional }) => !dev && !devOptional));
    expect([...new Set(bom.components.map(told))].sort()).toEqual([...runs].sort());
    const dependencies = Object.keys(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }).dependencies,
    );
    expect(bom.components.map(({ name }) => name)).toEqual(expect.arrayContaining(dependencies));
    expect(bom.components.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['jest']));
  });

  it('tells of each its version, its licence and the hash it was installed by', () => {
    const incomplete = bom.components.filter(
      ({ purl, version, licenses = [], hashes = [] }) =>
        !purl.endsWith(version) || licenses.length === 0 || hashes.every(({ alg }) => alg !== 'SHA-512'),
    );
    expect(incomplete.map(told)).toEqual([]);
  });

  it('says what needs what, among those it names', () => {
    const refs = new Set(bom.dependencies.map(({ ref }) => ref));
    expect(bom.dependencies.length).toBeGreaterThan(bom.components.length / 2);
    for (const { dependsOn } of bom.dependencies)
      for (const one of dependsOn) expect(refs.has(one)).toBe(true);
  });
});
