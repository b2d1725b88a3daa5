import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { refusalOfLanguages } from '../../domain/interviews/interpreter.js';
import { Clock } from '../../platform/clock.js';
import { constraintOf, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem, Refused } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import {
  type ChangeInterpreterDto,
  type InterpreterDto,
  type InterpreterPageDto,
  type ListInterpretersQuery,
  type TakeUpInterpreterDto,
} from './dto/interpreter.dto.js';
import { InterpreterStore, type KeptInterpreter } from './interpreter.store.js';

const LIST = 'interpreters';

/** Interpreters, as managers take them up and change them. */
@Injectable()
export class InterpretersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly interpreters: InterpreterStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Takes an interpreter up. Refusals: interpreter-language-twice, interpreter-code-name-taken. */
  async takeUp(actor: Actor, { codeName, languages, gender }: TakeUpInterpreterDto): Promise<InterpreterDto> {
    orRefused(refusalOfLanguages(languages));
    const interpreter: KeptInterpreter = {
      ...{ interpreterId: `int_${this.ids.uuid()}`, codeName, languages, gender, active: true, version: 1 },
      ...{ changedBy: actor.id, changedAt: this.clock.now().toISOString() },
    };
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        await this.interpreters.insert(tx, interpreter);
        return { result: interpreter, events: [toEvent('interpreter.taken-up', interpreter)] };
      });
    } catch (error) {
      throw constraintOf(error) === CODE_NAME_ONCE
        ? new Refused(refuseFile('interpreter-code-name-taken', {}))
        : error;
    }
  }

  /** A page of interpreters, by code name. */
  async list(actor: Actor, request: ListInterpretersQuery): Promise<InterpreterPageDto> {
    const { language, dialect, gender, limit = 50, cursor } = request;
    const active = request.active === undefined ? undefined : request.active === 'yes';
    const [after = ''] = cursor === undefined ? [] : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.read(actor, (tx) =>
      this.interpreters.list(tx, {
        filter: { language, dialect, gender, active },
        ...{ after, limit: limit + 1 },
      }),
    );
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, LIST, [last.codeName]));
    return { items: page.items, next: page.next };
  }

  /** One interpreter. Problem: not-found. */
  async get(actor: Actor, interpreterId: string): Promise<InterpreterDto> {
    const found = await this.unitOfWork.read(actor, (tx) => this.interpreters.find(tx, interpreterId));
    if (found === undefined) throw new Problem('not-found');
    return found;
  }

  /**
   * Changes an interpreter; bookings there are stay. Problems: not-found, missing-if-match, stale-version. Refusal:
   * interpreter-language-twice.
   */
  async change(
    actor: Actor,
    interpreterId: string,
    ifMatch: string | undefined,
    change: ChangeInterpreterDto,
  ): Promise<InterpreterDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const interpreter = await this.interpreters.findLocked(tx, interpreterId);
      if (interpreter === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, interpreter.version);
      const next: KeptInterpreter = {
        ...interpreter,
        languages: change.languages ?? interpreter.languages,
        gender: change.gender ?? interpreter.gender,
        active: change.active ?? interpreter.active,
        version: interpreter.version + 1,
        ...{ changedBy: actor.id, changedAt: this.clock.now().toISOString() },
      };
      orRefused(refusalOfLanguages(next.languages));
      await this.interpreters.update(tx, next);
      return { result: next, events: [toEvent('interpreter.changed', next)] };
    });
  }
}

/** The constraint that gives each code name to one interpreter. */
const CODE_NAME_ONCE = 'interpreters_code_name';

function toEvent(
  action: string,
  { interpreterId, codeName, languages, gender, active, version }: KeptInterpreter,
): EventDraft {
  return {
    action,
    subject: { type: 'interpreter', id: interpreterId },
    change: { version, state: { codeName, languages, gender, active } },
  };
}
