import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { glassOf, needsGlassBroken } from '../../domain/case-file/content-access.js';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/problem.js';
import { GlassBreakStore } from './glass-break.store.js';

/**
 * Who reads what is in a file. An officer reads the files that are theirs or nobody’s, and another officer’s while the
 * glass of it is broken or where they are booked for the interview or held it; everyone else whom a route lets in reads whole files. Every read of content asks here.
 */
@Injectable()
export class ContentAccess {
  constructor(
    private readonly breaks: GlassBreakStore,
    private readonly clock: Clock,
  ) {}

  /** True when the actor may read the content of the file now. Asks the database only for another officer’s file. */
  async isOpen(tx: ReadTx, actor: Actor, file: CaseFile): Promise<boolean> {
    return !needsGlassBroken(actor, file) || this.isContentOpen(tx, actor, file);
  }

  /** True when the file is a colleague’s and open to the actor all the same: broken glass, or an interview of theirs. */
  async isContentOpen(tx: ReadTx, actor: Actor, file: CaseFile): Promise<boolean> {
    return (
      needsGlassBroken(actor, file) &&
      (await this.breaks.isOpenTo(tx, file.fileNumber, actor.id, this.clock.now()))
    );
  }

  /** Refuses, as content-withheld, whoever may not read the content of the file now. */
  async require(tx: ReadTx, actor: Actor, file: CaseFile): Promise<void> {
    if (await this.isOpen(tx, actor, file)) return;
    throw new Refused(refuseFile('content-withheld', { glass: glassOf(file.fileNumber) }));
  }
}
