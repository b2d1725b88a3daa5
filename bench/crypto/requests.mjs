import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const SAMPLE = new URL('../../samples/batch-12.json', import.meta.url);
const [REFERRAL] = JSON.parse(readFileSync(SAMPLE, 'utf8')).referrals;

/** The requests that are timed, each a promise of its end; every one throws when it is not answered as it should. */
export async function requestsOf({ url, key, token }) {
  const send = (rows) => batch(url, key, rows);
  const read = (path) => answered(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } }, 200);
  const { rows } = await send(300);
  const [{ fileNumber }] = rows;
  return {
    'intake of 100 rows': () => send(100),
    'read of 10 whole files': async () => {
      for (let i = 0; i < 10; i++) await read(`/v1/files/${fileNumber}`);
    },
    'list of 200 files': () => read('/v1/files?limit=200'),
  };
}

function batch(url, key, rows) {
  const referrals = Array.from({ length: rows }, () => ({ ...REFERRAL, externalReference: randomUUID() }));
  const headers = {
    'x-api-key': key,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
  };
  return answered(
    `${url}/v1/referral-batches`,
    { method: 'POST', headers, body: JSON.stringify({ referrals }) },
    201,
  );
}

async function answered(address, request, status) {
  const answer = await fetch(address, request);
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${address} was answered ${answer.status}`);
  return JSON.parse(text);
}
