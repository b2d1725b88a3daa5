import { setTimeout as sleep } from 'node:timers/promises';
import fc, { type AsyncCommand } from 'fast-check';
import { FILE_ACTIONS, type FileAction } from '../../../../src/domain/case-file/transitions.js';
import { type ActionAnswer } from '../callers.js';
import { type DemoCaller } from '../moving-desk.js';
import { attempt, doable, PEOPLE, type Variant } from './attempts.js';
import { type Attempt, type ModelFile, staffIdOf } from './model-file.js';
import { type RealDesk } from './real-desk.js';

/** The model: the files of one run. */
export interface DeskModel {
  readonly files: readonly ModelFile[];
}

export type DeskCommand = AsyncCommand<DeskModel, RealDesk>;

/** A command that can say afterwards what became of it. */
abstract class Told implements DeskCommand {
  protected told = 'not run';
  abstract readonly name: string;

  check(): boolean {
    return true;
  }

  abstract run(model: DeskModel, real: RealDesk): Promise<void>;

  toString(): string {
    return `${this.name}: ${this.told}`;
  }
}

interface Choice {
  readonly file: number;
  readonly pick: number;
  readonly variant: Variant;
}

/** Somebody does what the model says can be done. */
class Sensible extends Told {
  readonly name = 'sensible';

  constructor(private readonly choice: Choice) {
    super();
  }

  async run(model: DeskModel, real: RealDesk): Promise<void> {
    const { pick, variant } = this.choice;
    const file = fileOf(model, this.choice.file);
    const chosen = oneOf(doable(file, pick % 9 === 0 ? 'rare' : 'usual'), pick);
    if (chosen !== undefined) this.told = await take(real, file, { ...chosen, tag: 'present' }, variant);
  }
}

/** Somebody does anything, on whatever version they please. */
class Wild extends Told {
  readonly name = 'wild';

  constructor(
    private readonly choice: Choice,
    private readonly what: { as: DemoCaller; action: FileAction; tag: Attempt['tag'] },
  ) {
    super();
  }

  async run(model: DeskModel, real: RealDesk): Promise<void> {
    this.told = await take(real, fileOf(model, this.choice.file), this.what, this.choice.variant);
  }
}

/** Two people act on the same version at the same time: one is done, the other told that it is stale. */
class Together extends Told {
  readonly name = 'together';

  constructor(private readonly choice: Choice) {
    super();
  }

  async run(model: DeskModel, real: RealDesk): Promise<void> {
    const file = fileOf(model, this.choice.file);
    const possible = doable(file, 'usual');
    const chosen = oneOf(possible, this.choice.pick);
    const met = oneOf(
      possible.filter(({ as }) => as !== chosen?.as),
      this.choice.pick >> 4,
    );
    if (chosen === undefined || met === undefined) return;
    const [one, other] = [attempt(file, chosen), attempt(file, met)];
    const [first, second] = await Promise.all([real.send(file, one), real.send(file, other)]);
    const [winner, loser] = first.status === 200 ? [one, second] : [other, first];
    const won = first.status === 200 ? first : second;
    this.told = `${one.as} ${one.action} ${first.status}, ${other.as} ${other.action} ${second.status}`;
    if (loser.status !== 412)
      throw new Error(`Both on version ${file.version}: ${this.told} ${loser.detail}`);
    await real.settle(file, winner, 'done', won);
  }
}

/** An officer amends a fact, or acknowledges the check that came of it. */
class OnCheck extends Told {
  readonly name = 'check';

  constructor(private readonly choice: Choice) {
    super();
  }

  async run(model: DeskModel, real: RealDesk): Promise<void> {
    const file = fileOf(model, this.choice.file);
    const { pick } = this.choice;
    const as = pick % 2 === 0 ? 'officer' : 'officer2';
    const path = `/v1/files/${file.fileNumber}`;
    const ifMatch = `"${file.version}"`;
    const change = { fact: '/claimant/stateless', value: pick % 4 < 2 };
    const isAmendment = pick % 3 === 0;
    const answer = isAmendment
      ? await real.desk.callers.call(as, 'PATCH', `${path}/facts`, {
          ifMatch,
          body: { changes: [change], reason: 'Made-up reason.' },
        })
      : await real.desk.callers.call(as, 'POST', `${path}/stca-checks/${file.checkId}/acknowledge`, {
          ifMatch,
          body: {},
        });
    this.told = `${as} ${isAmendment ? 'amends' : 'acknowledges'} ${answer.status} ${answer.code}`;
    const stored = await real.desk.stored(file.fileNumber);
    const isDone = answer.status < 300;
    const isKept = stored.version === file.version + (isDone ? 1 : 0) && stored.state === file.state;
    if (!isKept || answer.status >= 500 || (isDone && (!file.isOpen || file.conflicts.has(as))))
      throw new Error(`${this.told}: version ${stored.version} after ${file.version} in ${stored.state}`);
    file.read(stored, file.appointment);
  }
}

/**
 * People act on every file, and the service is killed once so many of them have their answer, and a moment later: whatever
 * was acknowledged is there, and nothing by halves.
 */
class Kill extends Told {
  readonly name = 'kill';

  constructor(
    private readonly picks: readonly number[],
    private readonly when: { readonly answered: number; readonly ms: number },
  ) {
    super();
  }

  async run(model: DeskModel, real: RealDesk): Promise<void> {
    if (real.service === undefined) return;
    let answered = 0;
    let enough = (): void => undefined;
    const reached = new Promise<void>((done) => (enough = done));
    const sent = model.files.flatMap((file, index) => {
      const chosen = oneOf(doable(file, 'usual'), this.picks[index] ?? 0);
      if (chosen === undefined) return [];
      const one = attempt(file, chosen);
      const answer = real.send(file, one).then(
        (given) => {
          if (++answered >= this.when.answered) enough();
          return given;
        },
        () => undefined,
      );
      return [{ file, one, answer }];
    });
    const all = Promise.all(sent.map(({ answer }) => answer));
    await Promise.race([this.when.answered === 0 ? undefined : reached, all]);
    await sleep(this.when.ms);
    await real.service.kill();
    const answers = await all;
    await real.service.restart();
    this.told = sent
      .map(({ one: { as, action } }, index) => `${as} ${action} ${answers[index]?.status ?? 'no answer'}`)
      .join(', ');
    for (const [index, { file, one }] of sent.entries()) await afterKill(real, file, one, answers[index]);
  }
}

/** What was told before the end must be there; what nobody was told of is there whole, or not at all. */
async function afterKill(
  real: RealDesk,
  file: ModelFile,
  one: Attempt,
  answer: ActionAnswer | undefined,
): Promise<void> {
  if (answer !== undefined && answer.status < 500) {
    real.service?.note('acknowledged');
    return real.settle(file, one, 'done', answer);
  }
  const stored = await real.desk.stored(file.fileNumber);
  const isThere = stored.version !== file.version || stored.state !== file.state;
  real.service?.note(isThere ? 'there untold' : 'not there');
  if (!isThere) return;
  const body = { version: stored.version, state: stored.state };
  await real.settle(file, one, 'done', { status: 200, code: '', detail: '', etag: null, body });
}

/** Takes one attempt, and holds what comes of it against the model. Tells it in a few words. */
async function take(
  real: RealDesk,
  file: ModelFile,
  what: Pick<Attempt, 'as' | 'action' | 'tag'>,
  variant: Variant,
): Promise<string> {
  const one = attempt(file, what, variant, await real.bookedFor(staffIdOf(what.as)));
  if (one.action === 'record-no-show') await begun(file);
  const expected = file.expect(one, Date.now());
  const answer = await real.send(file, one);
  await real.settle(file, one, expected, answer);
  return `${one.as} ${one.action} (${one.tag}) ${file.fileNumber} ${answer.status} ${answer.code}`;
}

/** Waits for an appointment that begins in a moment; not for any other. */
async function begun({ appointment }: ModelFile): Promise<void> {
  const ms = (appointment?.startsAt ?? 0) - Date.now();
  if (ms > -100 && ms < 5_000) await sleep(ms + 100);
}

function fileOf({ files }: DeskModel, index: number): ModelFile {
  const file = files[index % files.length];
  if (file === undefined) throw new Error('The model has no files.');
  return file;
}

function oneOf<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % Math.max(1, items.length)];
}

const choices = fc.record<Choice>({
  file: fc.nat(3),
  pick: fc.nat(10_000),
  variant: fc.constantFrom<Variant>(0, 0, 0, 1, 2, 3),
});

const sensible = choices.map((choice) => new Sensible(choice));
const others = [
  fc
    .tuple(
      choices,
      fc.record({
        as: fc.constantFrom<DemoCaller>(...PEOPLE),
        action: fc.constantFrom(...FILE_ACTIONS),
        tag: fc.constantFrom<Attempt['tag']>('present', 'present', 'present', 'stale', 'missing'),
      }),
    )
    .map(([choice, what]) => new Wild(choice, what)),
  choices.map((choice) => new Together(choice)),
  choices.map((choice) => new OnCheck(choice)),
];

/** Runs of people at a desk: mostly what can be done, some of what cannot, and people who meet. */
export const peopleAtADesk = (maxCommands: number): fc.Arbitrary<Iterable<DeskCommand>> =>
  fc.commands<DeskModel, RealDesk, false>([sensible, sensible, sensible, sensible, ...others], {
    maxCommands,
    size: 'max',
  });

/** The same with a service that is killed now and then. */
export const peopleAtAFallingDesk = (maxCommands: number): fc.Arbitrary<Iterable<DeskCommand>> =>
  fc.commands<DeskModel, RealDesk, false>(
    [
      ...[sensible, sensible, ...others],
      fc
        .tuple(
          fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }),
          fc.record({ answered: fc.nat(3), ms: fc.nat(20) }),
        )
        .map(([picks, when]) => new Kill(picks, when)),
    ],
    { maxCommands, size: 'max' },
  );
