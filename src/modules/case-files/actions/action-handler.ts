import { type Actor } from '../../../domain/access.js';
import { type Disclosure, type EventDraft } from '../../../domain/audit/event.js';
import { type CaseFile } from '../../../domain/case-file/case-file.js';
import { type CommandContext, type FileCommand } from '../../../domain/case-file/commands.js';
import { type FileAction } from '../../../domain/case-file/transitions.js';
import { type ReadTx, type WriteTx } from '../../../platform/database/tx.js';
import { type FileReason } from '../file-reason.store.js';

/** What carrying an action out has at hand. `next` is the file as the action leaves it. */
export interface CarryOut<Input> {
  readonly actor: Actor;
  readonly file: CaseFile;
  readonly next: CaseFile;
  readonly input: Input;
  readonly dataKey: Buffer;
}

/** What followed: the file as it stands then, and the events of that and of other files, after the action's own. */
export interface Followed {
  readonly next: CaseFile;
  readonly events: readonly EventDraft[];
}
/** What an action tells auditors beside the file: codes and counts. */
export type Told = readonly Disclosure[];

/** What an action does beside moving the file. */
export interface ActionHandler<Action extends FileAction, Input> {
  /** The command the rules judge. */
  command(input: Input): Extract<FileCommand, { action: Action }>;
  /** Locks what is locked before files, and names other files to lock with this one, all in the order of numbers. */
  lockBefore?(tx: WriteTx, fileNumber: string, input: Input): Promise<readonly string[]>;
  /** What the rules must know beside the file. */
  context?(
    tx: ReadTx,
    file: CaseFile,
    input: Input,
    actor: Actor,
  ): Promise<Omit<CommandContext, 'now' | 'isContentOpen'>>;
  /** Writes what belongs to the action; what it gives is disclosed with the event. */
  carryOut?(tx: WriteTx, work: CarryOut<Input>): Promise<void> | Promise<Told>;
  /** What follows from it at once, once the file has its next version. */
  follow?(tx: WriteTx, work: CarryOut<Input>): Promise<Followed>;
  /** What is kept, sealed, of why the file was changed. */
  reason?(input: Input): FileReason;
  /** True for an action after which whoever took it has nothing to do with the file any more. */
  readonly takesLeave?: true;
}
