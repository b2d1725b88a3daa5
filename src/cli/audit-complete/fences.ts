import { type EntityManager } from 'typeorm';
import { type Fence, fenceOf } from './fence.js';

/** The fences of every table that has one, from the catalogue, by table. */
export async function readFences(manager: EntityManager): Promise<Fence[]> {
  const rows = await manager.query<{ table: string; text: string }[]>(
    `SELECT c.relname AS table, p.prosrc AS text
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE c.relnamespace = 'public'::regnamespace AND t.tgname = c.relname || '_audit_fence' ORDER BY 1`,
  );
  return rows.map(({ table, text }) => fenceOf(table, text));
}
