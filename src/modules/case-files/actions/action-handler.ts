import { type Actor } from '../../../domain/access.js';
import { type Disclosure } from '../../../domain/audit/event.js';
import { type CaseFile } from '../../../domain/case-file/case-file.js';
import { type CommandContext, type FileCommand } from '../../../domain/case-file/commands.js';
import { type Consequence } from '../../../domain/case-file/conflict.js';
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

/** What an action does beside moving the file. */
export interface ActionHandler<Action extends FileAction, Input> {
  /** The command the rules judge. */
  command(input: Input): Extract<FileCommand, { action: Action }>;
  /** What the rules must know beside the file. */
  context?(
    tx: ReadTx,
    file: CaseFile,
    input: Input,
    actor: Actor,
  ): Promise<Omit<CommandContext, 'now' | 'isContentOpen'>>;
  /** Writes what belongs to the action. */
  carryOut?(tx: WriteTx, work: CarryOut<Input>): Promise<void>;
  /** What becomes of the file beside the action: a version of its own, once the action’s is written; null for nothing. */
  consequence?(tx: WriteTx, work: CarryOut<Input>): Promise<Consequence | null>;
  /** What the event says to those with the right to it, in codes. */
  disclose?(work: CarryOut<Input>): readonly Disclosure[];
  /** What is kept, sealed, of why the file was changed. */
  reason?(input: Input): FileReason;
  /** True for an action after which whoever took it has nothing to do with the file any more. */
  readonly takesLeave?: true;
}
