import { Injectable } from '@nestjs/common';
import { type Interpreter } from '../../domain/interviews/interpreter.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** An interpreter as kept, with who changed it last and when (RFC 3339, UTC). */
export interface KeptInterpreter extends Interpreter {
  readonly changedBy: string;
  readonly changedAt: string;
}

/** What a list of interpreters is narrowed to. */
export interface InterpreterFilter {
  readonly language?: string | undefined;
  readonly dialect?: string | undefined;
  readonly gender?: string | undefined;
  readonly active?: boolean | undefined;
}

type InterpreterRow = Omit<KeptInterpreter, 'changedAt'> & { readonly changedAt: Date };

const SELECT = `SELECT interpreter_id AS "interpreterId", code_name AS "codeName", languages, gender, active, version,
  changed_by AS "changedBy", changed_at AS "changedAt" FROM interpreters`;

/** Reads and writes interpreters. */
@Injectable()
export class InterpreterStore {
  /** Keeps a new interpreter. Throws the database's error when another one has its code name. */
  async insert(tx: WriteTx, interpreter: KeptInterpreter): Promise<void> {
    const { interpreterId, codeName, languages, gender, active, version, changedBy, changedAt } = interpreter;
    await rowsOf(
      tx,
      `INSERT INTO interpreters (interpreter_id, code_name, languages, gender, active, version, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [interpreterId, codeName, JSON.stringify(languages), gender, active, version, changedBy, changedAt],
    );
  }

  /** An interpreter, if there is one of that id. */
  async find(tx: ReadTx, interpreterId: string): Promise<KeptInterpreter | undefined> {
    const rows = await rowsOf<InterpreterRow>(tx, `${SELECT} WHERE interpreter_id = $1`, [interpreterId]);
    return rows.map(toInterpreter)[0];
  }

  /**
   * The same, held until the transaction ends, so that nobody takes them out of work while they are booked. Those who book
   * hold it together; whoever changes it waits.
   */
  async findHeld(tx: ReadTx, interpreterId: string): Promise<KeptInterpreter | undefined> {
    const rows = await rowsOf<InterpreterRow>(tx, `${SELECT} WHERE interpreter_id = $1 FOR SHARE`, [
      interpreterId,
    ]);
    return rows.map(toInterpreter)[0];
  }

  /** The same, locked until the transaction ends. */
  async findLocked(tx: WriteTx, interpreterId: string): Promise<KeptInterpreter | undefined> {
    const rows = await rowsOf<InterpreterRow>(tx, `${SELECT} WHERE interpreter_id = $1 FOR NO KEY UPDATE`, [
      interpreterId,
    ]);
    return rows.map(toInterpreter)[0];
  }

  /** Up to `limit` interpreters after a code name, by code name. */
  async list(
    tx: ReadTx,
    request: { filter: InterpreterFilter; after: string; limit: number },
  ): Promise<readonly KeptInterpreter[]> {
    const { language, dialect, gender = null, active = null } = request.filter;
    const spoken =
      language === undefined && dialect === undefined
        ? null
        : JSON.stringify([
            {
              ...(language === undefined ? {} : { language }),
              ...(dialect === undefined ? {} : { dialects: [dialect] }),
            },
          ]);
    const rows = await rowsOf<InterpreterRow>(
      tx,
      `${SELECT} WHERE code_name > $1 AND ($2::jsonb IS NULL OR languages @> $2) AND ($3::text IS NULL OR gender = $3)
         AND ($4::boolean IS NULL OR active = $4)
       ORDER BY code_name LIMIT $5`,
      [request.after, spoken, gender, active, request.limit],
    );
    return rows.map(toInterpreter);
  }

  /** Writes the next version. Throws when the version before was not there: then the lock was not held. */
  async update(tx: WriteTx, next: KeptInterpreter): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE interpreters SET languages = $2, gender = $3, active = $4, version = $5, changed_by = $6, changed_at = $7
       WHERE interpreter_id = $1 AND version = $5 - 1`,
      [
        ...[next.interpreterId, JSON.stringify(next.languages), next.gender, next.active, next.version],
        ...[next.changedBy, next.changedAt],
      ],
    );
    if (changed !== 1) throw new Error('the interpreter was changed without its lock');
  }
}

function toInterpreter(row: InterpreterRow): KeptInterpreter {
  return { ...row, changedAt: row.changedAt.toISOString() };
}
