import { type Actor } from '../../../src/domain/access.js';
import { availableActions } from '../../../src/domain/case-file/available-actions.js';
import { type FileAction } from '../../../src/domain/case-file/transitions.js';
import { DEMO_STAFF } from '../../../src/demo/demo-identities.js';
import { randomFrom } from '../../start/seeded-random.js';
import { type ActionAnswer } from './callers.js';
import { inParallel } from './in-parallel.js';
import { type DemoCaller, type MovingDesk } from './moving-desk.js';
import { type StoredFile } from './stored-files.js';

const AT_ONCE = 4;
/** Whoever works on files; an officer more often than others, as there is most for them to do. */
const WORKERS = ['officer', 'officer', 'officer2', 'reviewer', 'reviewer2', 'manager', 'partnerA'] as const;
/** Actions after which there is little left to happen, taken less often than the others. */
const RARE: readonly FileAction[] = ['withdraw', 'close', 'declare-conflict'];

/**
 * Takes each file through so many steps that chance chooses among what its state and the callers' duties allow, checks and
 * amendments of facts among them. Gives what was answered and not 200: guards refuse some. The same seed, the same choices.
 */
export async function randomHistories(
  desk: MovingDesk,
  fileNumbers: readonly string[],
  { steps, seed }: { readonly steps: number; readonly seed: number },
): Promise<readonly ActionAnswer[]> {
  const refused = await inParallel(AT_ONCE, fileNumbers, async (fileNumber, index) => {
    const random = randomFrom(seed + index);
    const of = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const answers: ActionAnswer[] = [];
    for (let step = 0; step < steps; step++) {
      const file = await desk.stored(fileNumber);
      answers.push(random() < 0.2 ? await lookAgain(desk, file, random) : await move(desk, file, of));
    }
    return answers.filter(({ status }) => status !== 200 && status !== 201);
  });
  return refused.flat();
}

async function move(
  desk: MovingDesk,
  file: StoredFile,
  of: <Item>(items: readonly Item[]) => Item,
): Promise<ActionAnswer> {
  const possible = WORKERS.flatMap((as) =>
    availableActions(actorOf(as), file.state).map((action) => ({ as, action })),
  );
  const often = possible.filter(({ action }) => !RARE.includes(action));
  const { as, action } = of([...often, ...often, ...often, ...possible]);
  const asked = { ifMatch: `"${file.version}"`, body: desk.bodyOf(action, file) };
  return desk.callers.act(as, file.fileNumber, action, asked);
}

/** A new check, an amendment, or an acknowledgement. */
async function lookAgain(desk: MovingDesk, file: StoredFile, random: () => number): Promise<ActionAnswer> {
  const ifMatch = `"${file.version}"`;
  const path = `/v1/files/${file.fileNumber}`;
  const which = Math.floor(random() * 3);
  if (which === 0) return desk.callers.call('officer', 'POST', `${path}/stca-checks`, { ifMatch, body: {} });
  if (which === 1) {
    const change = { fact: '/claimant/stateless', value: random() < 0.5 };
    const body = { changes: [change], reason: 'Made-up reason.' };
    return desk.callers.call('officer', 'PATCH', `${path}/facts`, { ifMatch, body });
  }
  const check = `${path}/stca-checks/${file.checkId}/acknowledge`;
  return desk.callers.call('officer', 'POST', check, { ifMatch, body: {} });
}

function actorOf(as: DemoCaller): Actor {
  const base = { id: as, requestId: 'test' };
  return as === 'partnerA' || as === 'partnerB'
    ? { ...base, role: 'partner', via: 'api-key', scopes: ['referrals:write'] }
    : { ...base, role: DEMO_STAFF[as], via: 'token' };
}
