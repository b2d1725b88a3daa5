import { DataSource } from 'typeorm';
import { completenessOf } from '../../src/cli/audit-complete/completeness.js';
import { readFences } from '../../src/cli/audit-complete/fences.js';
import { checkRows } from '../../src/cli/audit-complete/row-checks.js';
import { CannotTell } from '../../src/cli/audit-verify/cannot-tell.js';
import { haveComeRound } from '../../src/domain/audit/transaction-numbers.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { ClosedDesk } from '../support/closed-desk.js';
import { fencedTables } from '../support/fenced-tables.js';
import { type TamperedLog } from '../support/tampered-log.js';

let desk: ClosedDesk;
beforeAll(async () => {
  desk = await ClosedDesk.made();
});
afterAll(() => desk.drop());

/** What is said of a log once every guard is on again. */
async function said(log: TamperedLog): Promise<string> {
  await log.rearm();
  return completenessOf(urlOf(log.database.app)).then(
    ({ ofSteps }) => `complete; rows of steps: ${ofSteps}`,
    (error: Error) => (error instanceof CannotTell ? `cannot tell: ${error.message}` : error.message),
  );
}

/** Does a deed to a copy of its own whose owner has switched every guard off, and on again before anybody looks. */
function done(name: string, deed: (log: TamperedLog) => Promise<void>): void {
  it(name, async () => {
    const log = await desk.copy();
    await log.disarm();
    await deed(log).finally(() => log.drop());
  });
}

/** What is said of a row of a table that no event covers. */
const behind = (table: string): RegExp =>
  new RegExp(`^a row of ${table} \\(.+\\) was written last by a transaction without an event that covers it`);

const touch = ({ name, column }: { readonly name: string; readonly column: string }): string =>
  `UPDATE ${name} SET ${column} = ${column}`;

describe('a row that was written behind the log is found by the transaction that wrote it last', () => {
  done('when it says how a decision came about', async (log) => {
    await log.rows(`UPDATE decisions SET proposed_at = proposed_at - interval '1 day'`);
    expect(await said(log)).toMatch(behind('decisions'));
  });

  done('when a member’s decision or a sealed text was exchanged', async (log) => {
    await log.rows(`UPDATE referral_contents SET sealed = sealed || '\\x00'`);
    expect(await said(log)).toMatch(behind('referral_contents'));
  });

  done('when it was put in beside others', async (log) => {
    await log.rows(
      `INSERT INTO partner_history SELECT (jsonb_populate_record(h, '{"version": 99}')).* FROM partner_history h LIMIT 1`,
    );
    expect(await said(log)).toMatch(behind('partner_history'));
  });

  done('in every table with a fence, whichever there are', async (log) => {
    const tables = await fencedTables(log);
    const filled = [];
    for (const table of tables)
      if ((await log.rows(`${touch(table)} RETURNING 1`)).length > 0) filled.push(table.name);
    expect(filled.length).toBeGreaterThan(10);
    const source = await new DataSource({
      type: 'postgres',
      url: urlOf(log.database.app),
      poolSize: 1,
    }).initialize();
    const found: string[] = [];
    await source.query(`SELECT set_config('app.role', 'system', false)`);
    for (const fence of await readFences(source.manager)) {
      const answer = await checkRows(source.manager, [fence]).catch((error: Error) => error.message);
      if (typeof answer === 'string' && behind(fence.table).test(answer)) found.push(fence.table);
    }
    await source.destroy();
    expect(found).toEqual(filled);
  });

  done('and counted apart where a step of the schema wrote it, which leaves no event', async (log) => {
    await log.rows('BEGIN');
    await log.rows(`INSERT INTO migrations (timestamp, name) VALUES (1, 'MadeUp1')`);
    await log.rows('UPDATE partners SET name = name');
    await log.rows('COMMIT');
    const [partners] = await log.rows<{ count: string }>('SELECT count(*) FROM partners');
    expect(await said(log)).toBe(`complete; rows of steps: ${partners?.count}`);
  });
});

describe('a subject that the log has, and whose row is gone, is found', () => {
  done('where each has one row that is never deleted', async (log) => {
    await log.rows(`DELETE FROM staff WHERE staff_id = 'stf_demo-auditor'`);
    expect(await said(log)).toBe('staff stf_demo-auditor: the log has it, and there is no row');
  });
});

describe('a database that was put back from a dump', () => {
  /** Writes every row anew, as pg_restore does: table by table, or all in one transaction. */
  const putBack = async (log: TamperedLog): Promise<void> => {
    for (const table of await fencedTables(log)) await log.rows(touch(table));
    await log.rows('UPDATE audit_events SET event_id = event_id');
    await log.rows('UPDATE migrations SET name = name');
  };
  const CANNOT = /^cannot tell: .* put back from a dump/;

  done('is neither complete nor tampered with: it cannot be told, and why', async (log) => {
    await putBack(log);
    expect(await said(log)).toMatch(CANNOT);
  });

  done(
    'is not taken for one that the steps of the schema wrote, when that was one transaction',
    async (log) => {
      await log.rows('BEGIN');
      await putBack(log);
      await log.rows('COMMIT');
      expect(await said(log)).toMatch(CANNOT);
    },
  );

  done('is not what somebody made who wrote some newer events anew to look like it', async (log) => {
    await log.rows(`UPDATE decisions SET proposed_at = proposed_at - interval '1 day'`);
    await log.rows(`UPDATE audit_events SET event_id = event_id WHERE action = 'file.read'`);
    expect(await said(log)).toBe('an event’s row was written anew, and rows of older events were not');
  });
});

describe('the numbers of transactions that rows keep', () => {
  it('are of one transaction each until 2^32 have been', () => {
    expect(haveComeRound(5_000_000_000n, 5_000_000_000n + 2n ** 32n - 1n)).toBe(false);
    expect(haveComeRound(5_000_000_000n, 5_000_000_000n + 2n ** 32n)).toBe(true);
  });

  done('stay in rows that are frozen and in tables that are written anew', async (log) => {
    await log.rows('VACUUM (FREEZE) decisions');
    await log.rows('VACUUM FULL case_files');
    expect(await said(log)).toBe('complete; rows of steps: 0');
  });
});
