// Prints the packages a deployment runs, with versions, licences and hashes, as CycloneDX JSON. It reads package-lock.json
// only, asks nobody, and gives the same bytes for the same lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Failure, guarded } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';

/** Packages whose licence stands in their own files and not in a field that npm reads. */
const LICENCES = { 'passport-strategy@1.0.0': 'MIT', 'pause@0.0.1': 'MIT' };

await guarded(async () => {
  const lock = readFileSync(inProject('package-lock.json'));
  const runs = namesOfProduction(JSON.parse(lock));
  const bom = listOfNpm();
  const components = bom.components
    .filter(({ name, version }) => runs.has(`${name}@${version}`))
    .map(withLicence);
  const refs = new Set([bom.metadata.component, ...components].map((one) => one['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  // npm names the component after its folder, and makes up a serial number and a time at each run.
  const { timestamp: _now, ...metadata } = bom.metadata;
  metadata.component.name = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).name;
  const serialNumber = `urn:uuid:${uuidOf(lock)}`;
  const whole = { ...bom, serialNumber, metadata, components, dependencies };
  process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
});

/**
 * Everything in the lock file, as npm lists it. Its own `--omit dev` is not used: it also leaves out packages that run,
 * when something for development names them, too.
 */
function listOfNpm() {
  const npm = process.env.npm_execpath;
  const command = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--offline'];
  const { status, error, stdout, stderr } = spawnSync(
    command[0],
    [...command.slice(1), 'sbom', ...options, '--omit='],
    { cwd: inProject(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (error) throw new Failure(`npm could not be run (${error.message}): install npm, then try again.`);
  if (status !== 0)
    throw new Failure(
      `npm could not list the packages (${stderr.trim().split('\n')[0]}): use npm 10 or later.`,
    );
  return JSON.parse(stdout);
}

/** `name@version` of every package that is there without the tools of development. */
function namesOfProduction({ packages }) {
  return new Set(
    Object.entries(packages)
      .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
      .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`),
  );
}

function withLicence(component) {
  const known = LICENCES[`${component.name}@${component.version}`];
  if (component.licenses?.length > 0 || known === undefined) return component;
  return { ...component, licenses: [{ license: { id: known } }] };
}

/** A UUID of version 8 (RFC 9562): the SHA-256 of the bytes, cut. */
function uuidOf(bytes) {
  const hex = createHash('sha256').update(bytes).digest('hex');
  const variant = ((parseInt(hex[16], 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
