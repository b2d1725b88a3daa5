import { Injectable } from '@nestjs/common';
import { boundedFaults } from '../../../platform/http/bounded-faults.js';
import { type Fault, Problem } from '../../../platform/http/problem.js';
import { Ids } from '../../../platform/ids.js';
import { InformationStore } from '../../information/information.store.js';
import { StcaCheckStore } from '../../stca/stca-check.store.js';
import { type RequestInformationDto, type SupplyInformationDto } from '../dto/information-actions.dto.js';
import { faultOfFact, faultsOfValue } from '../fact-faults.js';
import { type ActionHandler } from './action-handler.js';

/** Asking the partner for information, and supplying it. */
@Injectable()
export class InformationHandlers {
  readonly request: ActionHandler<'request-information', RequestInformationDto>;
  readonly supply: ActionHandler<'supply-information', SupplyInformationDto>;

  constructor(information: InformationStore, checks: StcaCheckStore, ids: Ids) {
    this.request = {
      command: ({ questions }) => ({ action: 'request-information', questions }),
      carryOut: async (tx, { actor, file, next, input: { questions }, dataKey }) => {
        const { facts } = await checks.get(tx, file.currentCheckId, dataKey);
        refuseFaults(
          questions.flatMap(({ fact = null }, index) => {
            const code = fact === null ? null : faultOfFact(facts, fact);
            return code === null ? [] : [{ pointer: `#/questions/${index}/fact`, code }];
          }),
        );
        await information.insert(
          tx,
          {
            requestId: ids.uuid(),
            fileNumber: file.fileNumber,
            partnerId: file.partnerId,
            checkId: file.currentCheckId,
            requestedBy: actor.id,
            requestedAt: next.changedAt,
          },
          questions.map(({ text, fact = null, dueOn }) => ({ questionId: ids.uuid(), text, fact, dueOn })),
          dataKey,
        );
      },
    };
    this.supply = {
      command: ({ answers }) => ({ action: 'supply-information', answers }),
      context: async (tx, file) => ({ openQuestions: await information.listOpen(tx, file.fileNumber) }),
      carryOut: async (tx, { actor, file, next, input: { answers }, dataKey }) => {
        // Judged by the facts the questions were put on: what officers amended since, a partner cannot find out by its faults.
        const open = await information.listOpen(tx, file.fileNumber);
        const factOf = new Map(open.map(({ questionId, fact }) => [questionId, fact]));
        const { facts } = await checks.get(tx, open[0]?.askedOnCheckId ?? file.currentCheckId, dataKey);
        refuseFaults(
          answers.flatMap(({ questionId, value = null }, index) => {
            const fact = factOf.get(questionId) ?? null;
            if (fact === null || value === null) return [];
            return faultsOfValue(facts, fact, value).map((fault) => ({
              ...fault,
              pointer: `#/answers/${index}/value${fault.pointer}`,
            }));
          }),
        );
        const supplied = { fileNumber: file.fileNumber, by: actor.id, at: next.changedAt };
        await information.updateSupplied(tx, supplied, answers, dataKey);
      },
    };
  }
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem('invalid-request', { faults: boundedFaults(faults) });
}
