import { type Actor } from '../../access.js';
import { type Refusal } from '../../refusal.js';
import { type CaseFile } from '../case-file.js';
import { type CommandContext, type CommandOf } from '../commands.js';
import { type FileEvent } from '../evolve.js';
import { type CaseFileRefusalCode } from '../refusals.js';
import { type FileAction } from '../transitions.js';

/** What a guard looks at. That the actor's duties and the file's state allow the action is known already. */
export interface Guarded<Action extends FileAction> {
  readonly file: CaseFile;
  readonly command: CommandOf<Action>;
  readonly actor: Actor;
  readonly context: CommandContext;
}

/** What happens when an action is taken, or why it may not be. Pure. */
export type Guard<Action extends FileAction> = (
  work: Guarded<Action>,
) => FileEvent | Refusal<CaseFileRefusalCode>;

/** The guards of some actions. */
export type Guards<Action extends FileAction> = { readonly [One in Action]: Guard<One> };
