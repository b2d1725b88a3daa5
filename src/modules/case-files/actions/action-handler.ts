import { type Actor } from '../../../domain/access.js';
import { type Disclosure } from '../../../domain/audit/event.js';
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

/** What an action tells auditors beside the file: codes and counts. */
export type Told = readonly Disclosure[];

/** What an action does beside moving the file. */
export interface ActionHandler<Action extends FileAction, Input> {
  /** Takes the locks that come before that of the file, in every transaction alike. */
  before?(tx: WriteTx): Promise<void>;
  /** The command the rules judge. */
  command(input: Input): Extract<FileCommand, { action: Action }>;
  /** What the rules must know beside the file. */
  context?(tx: ReadTx, file: CaseFile): Promise<Omit<CommandContext, 'now'>>;
  /** Writes what belongs to the action; what it gives is disclosed with the event. */
  carryOut?(tx: WriteTx, work: CarryOut<Input>): Promise<void> | Promise<Told>;
  /** What is kept, sealed, of why the file was changed. */
  reason?(input: Input): FileReason;
}
