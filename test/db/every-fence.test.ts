import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type BareTable, bareTables } from '../support/bare-tables.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import { CHANGE, INSERT_EVENT, writtenEvent } from '../support/written-event.js';

/** Who tries: the service's own role, the owner of the tables, and a superuser who plays a replica. */
type Who = 'app' | 'owner' | 'superuser';

let database: TestDatabase;
let tables: readonly BareTable[];
const clients = {} as Record<Who, Client>;

beforeAll(async () => {
  database = await cloneDatabase();
  for (const who of ['app', 'owner', 'superuser'] as const) {
    clients[who] = new Client({ ...database[who] });
    await clients[who].connect();
  }
  tables = await bareTables(clients.superuser);
  await clients.superuser.query('SET session_replication_role = replica');
});

afterAll(async () => {
  await Promise.all(Object.values(clients).map((client) => client.end()));
  await database.drop();
});

/** The SQLSTATE with which a transaction is refused; `committed` when it is not. */
async function outcomeOf(who: Who, statements: readonly Statement[]): Promise<string> {
  const client = clients[who];
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.role', 'system', true)`);
  try {
    for (const [sql, values] of statements) await client.query(sql, values as unknown[]);
    const { command } = await client.query('COMMIT');
    return command === 'COMMIT' ? 'committed' : command;
  } catch (error) {
    await client.query('ROLLBACK');
    return (error as { code?: string }).code ?? 'no code';
  }
}

type Statement = readonly [sql: string, values?: readonly unknown[] | undefined];

/** What is refused of every table: the names of those where something else happened, with what. None is as it should be. */
async function strayFrom(
  wanted: string,
  who: Who,
  deed: (table: BareTable, subjectId: string) => readonly Statement[],
  among: (table: BareTable) => boolean = () => true,
): Promise<string[]> {
  const stray: string[] = [];
  for (const table of tables.filter(among)) {
    const outcome = await outcomeOf(who, deed(table, randomUUID()));
    if (outcome !== wanted) stray.push(`${table.name}: ${outcome}`);
  }
  return stray;
}

const put = (table: BareTable, subjectId: string): Statement => {
  const row = Object.entries(table.rowOf(subjectId));
  const names = row.map(([name]) => name).join(', ');
  return [
    `INSERT INTO ${table.name} (${names}) VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
    row.map(([, value]) => value),
  ];
};
const told = (type: string, id: string, change: object = CHANGE): Statement => [
  INSERT_EVENT,
  writtenEvent({ type, id }, { ...change, ...(type === 'file' && 'after' in change ? { fileSeq: 1 } : {}) }),
];
const event = (table: BareTable, id: string): Statement => told(table.subjectType, id);
const sql = (text: string): Statement => [text];

it('every table with a fence is tried, and with the event of its subject each of them takes a row', async () => {
  expect(tables.length).toBeGreaterThan(30);
  expect(await strayFrom('committed', 'owner', (table, id) => [put(table, id), event(table, id)])).toEqual(
    [],
  );
  expect(tables.filter(({ may }) => !may.insert)).toEqual([]);
});

describe.each(['app', 'owner', 'superuser'] as const)('without an event, %s', (who) => {
  const granted = (right: (table: BareTable) => boolean) => (table: BareTable) =>
    who !== 'app' || right(table);

  it('puts no row into any business table: by INSERT, ON CONFLICT or MERGE', async () => {
    const none =
      who === 'app' ? ({ name }: BareTable): Statement => sql(`INSERT INTO ${name} DEFAULT VALUES`) : put;
    expect(await strayFrom('RDA01', who, (table, id) => [none(table, id)])).toEqual([]);
    expect(
      await strayFrom('RDA01', who, (table, id) => {
        const [text, values] = none(table, id);
        return [[`${text} ON CONFLICT DO NOTHING`, values]];
      }),
    ).toEqual([]);
    const merged = ({ name }: BareTable): Statement =>
      sql(`MERGE INTO ${name} t USING (SELECT 1) AS s ON false WHEN NOT MATCHED THEN INSERT DEFAULT VALUES`);
    expect(await strayFrom('RDA01', who, (table) => [merged(table)])).toEqual([]);
  });

  it('changes no row of any, where it has the right at all', async () => {
    const change = ({ name, changeable, rowOf }: BareTable): Statement => {
      const column = (who === 'app' ? changeable : undefined) ?? Object.keys(rowOf('')).at(-1);
      return sql(`UPDATE ${name} SET ${column} = ${column}`);
    };
    const may = granted(({ changeable }) => changeable !== undefined);
    expect(await strayFrom('RDA01', who, (table) => [change(table)], may)).toEqual([]);
    expect(
      await strayFrom(
        '42501',
        who,
        (table) => [change(table)],
        (table) => !may(table),
      ),
    ).toEqual([]);
  });

  it('removes no row of any: by DELETE, nor all of them by TRUNCATE', async () => {
    const may = granted(({ may: { delete: mayDelete } }) => mayDelete);
    const remove = ({ name }: BareTable): readonly Statement[] => [sql(`DELETE FROM ${name}`)];
    expect(await strayFrom('RDA01', who, remove, may)).toEqual([]);
    expect(await strayFrom('42501', who, remove, (table) => !may(table))).toEqual([]);
    const empty = ({ name }: BareTable): readonly Statement[] => [sql(`TRUNCATE ${name} CASCADE`)];
    expect(await strayFrom(who === 'app' ? '42501' : 'RDA01', who, empty)).toEqual([]);
  });
});

describe('an event does not cover a change of any table', () => {
  const refuses = (name: string, deed: (table: BareTable, id: string) => readonly Statement[]): void =>
    it(name, async () => {
      expect(await strayFrom('RDA01', 'owner', deed)).toEqual([]);
    });

  refuses('when it is of another subject', (table, id) => [put(table, id), event(table, randomUUID())]);

  refuses('when it is of another kind of subject with the same id', (table, id) => [
    put(table, id),
    told('somebody-else', id),
  ]);

  refuses('when it only says that the subject was read', (table, id) => [
    put(table, id),
    told(table.subjectType, id, {}),
  ]);

  refuses('when it is of an earlier transaction', (table, id) => [
    event(table, id),
    sql('COMMIT; BEGIN'),
    put(table, id),
  ]);

  refuses('when it was taken back with a savepoint', (table, id) => [
    put(table, id),
    sql('SAVEPOINT before_event'),
    event(table, id),
    sql('ROLLBACK TO before_event'),
  ]);

  refuses('when the fence was asked while it was there, and it was taken back then', (table, id) => [
    put(table, id),
    sql('SAVEPOINT before_event'),
    event(table, id),
    sql('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED'),
    sql('ROLLBACK TO before_event'),
  ]);

  refuses('when the fence is asked to look at once, and the event comes later', (table, id) => [
    sql('SET CONSTRAINTS ALL IMMEDIATE'),
    put(table, id),
    event(table, id),
  ]);

  refuses('when it stands in a table of the same name that the session sees first', (table, id) => [
    sql('CREATE TEMPORARY TABLE audit_events (LIKE public.audit_events) ON COMMIT DROP'),
    [
      `INSERT INTO pg_temp.audit_events (event_id, canonical, xact, recorded_at, action, actor_id, actor_role, subject_type,
         subject_id, changes, outcome, leaf_hash)
       VALUES (gen_random_uuid(), '', pg_current_xact_id(), now(), '', '', '', $1, $2, true, '', '')`,
      [table.subjectType, id],
    ],
    put(table, id),
  ]);
});

describe('the service’s own role', () => {
  it('can neither play a replica, nor make a table, nor switch a fence off', async () => {
    for (const text of [
      'SET session_replication_role = replica',
      'CREATE TEMPORARY TABLE audit_events ()',
      'CREATE TABLE public.mine ()',
      'ALTER TABLE case_files DISABLE TRIGGER case_files_audit_fence',
      'ALTER FUNCTION audit_fence_case_files() SET search_path = pg_temp',
    ]) {
      expect(await outcomeOf('app', [sql(text)])).toBe('42501');
    }
  });

  it('is held by the deferred fence whatever it asks of it', async () => {
    expect(
      await strayFrom('RDA01', 'app', ({ name }) => [
        sql('SET CONSTRAINTS ALL DEFERRED'),
        sql(`INSERT INTO ${name} DEFAULT VALUES`),
      ]),
    ).toEqual([]);
  });
});
