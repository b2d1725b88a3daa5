import { type Actor } from '../../../domain/access.js';
import { type EventDraft } from '../../../domain/audit/event.js';
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

/** What an action does beside moving the file. */
export interface ActionHandler<Action extends FileAction, Input> {
  /** The command the rules judge. */
  command(input: Input): Extract<FileCommand, { action: Action }>;
  /** Numbers of other files it touches; they are locked with the file, all in the order of numbers, as everyone locks. */
  others?(tx: ReadTx, fileNumber: string, input: Input): Promise<readonly string[]>;
  /** What the rules must know beside the file. */
  context?(tx: ReadTx, file: CaseFile, input: Input): Promise<Omit<CommandContext, 'now'>>;
  /** Writes what belongs to the action. */
  carryOut?(tx: WriteTx, work: CarryOut<Input>): Promise<void>;
  /** Writes what becomes of the other files, and gives the events of their chains. */
  carryOutOnOthers?(tx: WriteTx, work: CarryOut<Input>): Promise<readonly EventDraft[]>;
  /** What is kept, sealed, of why the file was changed. */
  reason?(input: Input): FileReason;
}
