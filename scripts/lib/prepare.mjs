import { Failure } from './failure.mjs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withProjectLock } from './project-lock.mjs';

const NEEDED = [20, 19];

/**
 * Makes a clone ready to run: checks the version of Node.js, installs the packages that are missing and builds what
 * changed. Costs milliseconds when there is nothing to do, asks nothing, and leaves the standard output alone. Two
 * that run at once wait for each other.
 *
 * @param {{ dev: boolean, built?: boolean }} options whether the tools of development are needed, and dist, which
 *   only a look at the sources does without
 * @throws {Failure} one sentence that says what is wrong and what to do
 */
export async function prepare({ dev, built = true }) {
  checkNode();
  const isReady = () => !built || isBuilt();
  if (isInstalled(dev) && isReady()) return;
  await withProjectLock(async (workshop) => {
    if (!isInstalled(dev)) {
      install();
      isInstalled(dev);
    }
    if (!isReady()) await build(workshop);
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure(
    `This is Node.js ${process.versions.node} and the service needs ${NEEDED.join('.')} or later: install a newer Node.js, then start again.`,
  );
}
