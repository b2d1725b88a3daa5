/** An event that covers a row: one of this type and subject, told as SQL over the row `t`. Any subject where `id` is null. */
export interface Cover {
  readonly type: string;
  readonly id: string | null;
  /** Covers only rows of which this holds. */
  readonly when?: string;
}

/** What the audit fence of a table demands of the transaction that writes a row, as it can be asked afterwards. */
export interface Fence {
  readonly table: string;
  /** SQL of what the row `t` is named by in a message: an id. */
  readonly named: string;
  /** One of these must be in the log, of the transaction that wrote the row last. */
  readonly covers: readonly Cover[];
  /** SQL of a join to `t` that the covers need. */
  readonly join?: string;
  /** The type of subject whose id is this table's column, where the fence is of one column. */
  readonly subject?: { readonly type: string; readonly column: string };
}

const STANDARD =
  /subject text := CASE WHEN TG_OP = 'DELETE' THEN OLD\.(\w+)::text ELSE NEW\.\1::text END;[^]*WHERE subject_type = '([\w-]+)' AND subject_id = subject AND changes/;
const REWRAPS = `WHERE subject_type = 'key-rotation' AND xact = pg_current_xact_id() AND changes`;

const CAUSE: Cover = { type: 't.cause_type', id: 't.cause_id' };

/** Fences that demand something of their own. Each says the same as its function in the steps of the schema. */
const OWN: Readonly<Record<string, Omit<Fence, 'table'>>> = {
  // What moved the count last: a batch or a file.
  places_used: { named: 't.partner_id', covers: [CAUSE] },
  // A file's people, or a run of the search over everybody.
  match_people: {
    named: 't.file_number',
    covers: [
      { type: `'file'`, id: 't.file_number' },
      { type: `'matching'`, id: null },
    ],
  },
  // Found with its cause; decided by an officer.
  duplicate_candidates: {
    named: 't.candidate_id::text',
    covers: [CAUSE, { type: `'duplicate'`, id: 't.candidate_id::text' }],
    subject: { type: 'duplicate', column: 'candidate_id' },
  },
  // Written with its cause; its reason is destroyed with either of its files.
  duplicate_history: {
    named: 't.candidate_id::text',
    join: 'JOIN duplicate_candidates c USING (candidate_id)',
    covers: [
      CAUSE,
      { type: `'file'`, id: 'c.one_file', when: 't.sealed IS NULL' },
      { type: `'file'`, id: 'c.other_file', when: 't.sealed IS NULL' },
    ],
  },
};

/**
 * Reads what a fence demands out of its function's text, which must be the one that the steps of the schema make. Throws when it is
 * of no form that is known here: whoever writes a fence of a new form says here how it is asked afterwards.
 */
export function fenceOf(table: string, functionText: string): Fence {
  const own = OWN[table];
  if (own !== undefined) return { table, ...own };
  const [, column, type] = STANDARD.exec(functionText) ?? [];
  if (column === undefined || type === undefined) {
    throw new Error(`the audit fence of ${table} is of no form that can be asked afterwards`);
  }
  const covers: Cover[] = [{ type: `'${type}'`, id: `t.${column}::text` }];
  if (functionText.includes(REWRAPS)) {
    covers.push({ type: `'key-rotation'`, id: null, when: 't.wrapped_key IS NOT NULL' });
  }
  return { table, named: `t.${column}::text`, covers, subject: { type, column } };
}
