import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../../platform/clock.js';
import { rowsOf } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Problem } from '../../platform/http/problem.js';
import { ContentStore } from '../case-files/content.store.js';
import { type RevealedNameDto, type RevealNameDto } from './reveal-name.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Tells the name behind one decision. Nothing keeps it but the file, and each telling is an event of that file. */
@Injectable()
export class RevealNameService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contents: ContentStore,
    private readonly clock: Clock,
  ) {}

  /**
   * The principal applicant's name, with an event that has purpose and legal basis among its disclosures. Problems: not-found for
   * what is no confirmed decision; gone when the file was disposed of. Nothing is told without its event.
   */
  async reveal(
    actor: Actor,
    decisionId: string,
    { purpose, legalBasis }: RevealNameDto,
  ): Promise<RevealedNameDto> {
    if (!UUID.test(decisionId)) throw new Problem('not-found');
    return this.unitOfWork.run(actor, async (tx) => {
      const [decision] = await rowsOf<Pick<RevealedNameDto, 'decisionId' | 'fileNumber'>>(
        tx,
        `SELECT decision_id AS "decisionId", file_number AS "fileNumber" FROM decisions
         WHERE decision_id = $1 AND status = 'confirmed'`,
        [decisionId],
      );
      if (decision === undefined) throw new Problem('not-found');
      const { referral } = await this.contents.getReferral(tx, decision.fileNumber);
      const {
        familyName,
        givenNames = null,
        patronymic = null,
        nativeName = null,
      } = referral.principalApplicant;
      const revealedAt = this.clock.now().toISOString();
      return {
        result: { ...decision, familyName, givenNames, patronymic, nativeName, revealedAt },
        events: [
          {
            action: 'decision-log.name-revealed',
            subject: { type: 'file', id: decision.fileNumber },
            disclosures: [
              { name: 'reveal', value: { decisionId: decision.decisionId, legalBasis } },
              { name: 'purpose', value: purpose },
            ],
          },
        ],
      };
    });
  }
}
