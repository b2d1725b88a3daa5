import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { DecisionStore } from '../decisions/decision.store.js';
import { InformationStore } from '../information/information.store.js';
import { InterviewStore } from '../interviews/interview.store.js';

/** What is open of a file when it ends: the appointment, the proposal, the questions. */
@Injectable()
export class OpenEnds {
  constructor(
    private readonly interviews: InterviewStore,
    private readonly decisions: DecisionStore,
    private readonly information: InformationStore,
  ) {}

  /**
   * Cancels the appointment and lets proposal and questions lapse. Every way in which a file ends goes through here. `next` is
   * the file as it ends.
   */
  async end(tx: WriteTx, actor: Actor, { fileNumber, version, changedAt: at }: CaseFile): Promise<void> {
    await this.interviews.updateCancelled(tx, { fileNumber, by: actor.id, at, version });
    await this.decisions.updateLapsed(tx, fileNumber);
    await this.information.updateLapsed(tx, fileNumber);
  }
}
