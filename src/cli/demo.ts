import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { readDataDir } from '../config.js';
import { type DemoFile, demoFilePath } from '../demo/demo-file.js';
import { StartupError } from '../platform/startup-error.js';
import { DEMO_BODIES } from './demo-bodies.js';
import { type Caller, DemoClient } from './demo-client.js';
import { type LoggedEvent, type Verdict, verifyEvents } from './verify-events.js';

interface BatchAnswer {
  readonly id: string;
  readonly counts: { readonly received: number; readonly accepted: number; readonly rejected: number };
}

interface FileAnswer {
  readonly fileNumber: string;
  readonly state: string;
  readonly conclusion: string;
  readonly urgency: { readonly level: string; readonly reason: string };
  readonly stca: { readonly checkId: string; readonly lawVersion: string };
  readonly decisions: readonly { readonly decisionId: string }[];
  readonly availableActions: readonly { readonly action: string }[];
}

interface TimelineAnswer {
  readonly at: string;
  readonly sentence: string;
}

interface DuplicateAnswer {
  readonly candidateId: string;
  readonly state: string;
  readonly version: number;
}

interface DecisionAnswer {
  readonly fileNumber: string;
  readonly outcome: string;
  readonly pathway: string;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly stcaCheck: { readonly lawVersion: string };
  readonly event: { readonly eventId: string; readonly leafHash: string };
}

/** `npm run demo`: one whole way, from a batch to a verified decision log, against a running service. */
export async function main(): Promise<void> {
  const demo = readDemoFile();
  const client = new DemoClient(demo.url);
  const partner: Caller = { header: 'x-api-key', value: demo.apiKeys.partnerA };
  const staff = (name: keyof DemoFile['tokens']): Caller => ({
    header: 'authorization',
    value: `Bearer ${demo.tokens[name]}`,
  });
  await sendBatch(client, partner);
  const fileNumber = await walk(client, staff('officer'), staff('reviewer'));
  await tellAll(client, { officer: staff('officer'), fileNumber });
  await audit(client, staff('auditor'), fileNumber);
}

async function sendBatch(client: DemoClient, partner: Caller): Promise<void> {
  say('A partner sends twelve referrals (samples/batch-12.json).');
  const { body } = await client.post<BatchAnswer>(partner, '/v1/referral-batches', {
    json: DEMO_BODIES.batch(),
    headers: { 'idempotency-key': randomUUID() },
    status: 201,
  });
  tell(`201: ${body.counts.accepted} accepted, ${body.counts.rejected} rejected, batch ${body.id}.`);
}

/** Carries the most urgent file that waits to its decision; gives its number. */
async function walk(client: DemoClient, officer: Caller, reviewer: Caller): Promise<string> {
  say('An officer asks for work: the most urgent file that waits is theirs, and nobody else is given it.');
  const claimed = await client.post<FileAnswer>(officer, '/v1/worklist/next', { json: '{}', status: 200 });
  const { fileNumber, state } = claimed.body;
  const path = `/v1/files/${fileNumber}`;
  say(
    'The officer has it checked under the law of today, for it may have waited, and reads it. The read is logged.',
  );
  const headers = { 'if-match': claimed.etag ?? '' };
  await client.post(officer, `${path}/stca-checks`, { json: '{}', headers, status: 201 });
  const { body: file, etag } = await client.get<FileAnswer>(officer, path);
  tell(
    `${fileNumber}: ${file.urgency.level} (${file.urgency.reason}); STCA check: ${file.conclusion}, law of ${file.stca.lawVersion}.`,
  );
  tell(`Possible now: ${file.availableActions.map(({ action }) => action).join(', ')}.`);
  let ifMatch = etag ?? '';
  const act = async (caller: Caller, action: string, body: object): Promise<void> => {
    const json = JSON.stringify(body);
    const headers = { 'if-match': ifMatch };
    const answer = await client.post<{ state: string }>(caller, `${path}/actions/${action}`, {
      json,
      headers,
      status: 200,
    });
    ifMatch = answer.etag ?? '';
    tell(`${action} → ${answer.body.state}`);
  };
  say('The officer screens it, books and holds an interview, and proposes a decision.');
  if (state === 'received') await act(officer, 'start-screening', {});
  await lookAtDuplicates(client, officer, path);
  await act(officer, 'clear-for-interview', { acknowledgedCheckId: file.stca.checkId });
  await act(officer, 'schedule-interview', DEMO_BODIES.slot());
  await act(officer, 'record-interview', DEMO_BODIES.heldInterview);
  await act(officer, 'propose-decision', DEMO_BODIES.proposal);
  say('A reviewer, who is another person, confirms it.');
  await act(reviewer, 'confirm-decision', {});
  return fileNumber;
}

/** What the person is told, and what happened to the file. */
async function tellAll(
  client: DemoClient,
  { officer, fileNumber }: { readonly officer: Caller; readonly fileNumber: string },
): Promise<void> {
  const path = `/v1/files/${fileNumber}`;
  say('The notices of the decision are there, in English and French.');
  const { decisions } = (await client.get<FileAnswer>(officer, path)).body;
  const notice = `${path}/decisions/${decisions.at(-1)?.decisionId ?? ''}/notice`;
  for (const language of ['en', 'fr']) {
    const [title = '', decision = ''] = (await client.getText(officer, `${notice}?language=${language}`))
      .split('\n')
      .filter((line) => line.includes(' ') && !line.endsWith('-'))
      .filter((_, i) => i !== 1);
    tell(`${title}: ${decision}`);
  }
  say('Everything that happened to the file, in sentences.');
  const told = await everything<TimelineAnswer>(client, officer, `${path}/timeline?limit=200`);
  for (const { at, sentence } of told) tell(`${at.slice(0, 19)}Z ${sentence}`);
}

/** The same made-up people come with each demo, so from the second on they are found again. */
async function lookAtDuplicates(client: DemoClient, officer: Caller, path: string): Promise<void> {
  const candidates = await everything<DuplicateAnswer>(client, officer, `${path}/duplicates?limit=200`);
  const open = candidates.filter(({ state }) => state === 'open');
  for (const { candidateId, version } of open) {
    await client.post(officer, `${path}/duplicates/${candidateId}/dismiss`, {
      json: JSON.stringify({ reason: 'A made-up person of an earlier demo.' }),
      headers: { 'if-match': `"${version}"` },
      status: 200,
    });
  }
  tell(`people found in another file, too: ${open.length}, each looked at`);
}

async function audit(client: DemoClient, auditor: Caller, fileNumber: string): Promise<void> {
  say('An auditor pulls the decision log and finds the file in it.');
  const decisions = await everything<DecisionAnswer>(client, auditor, '/v1/decision-log?limit=200');
  const decision = decisions.find((one) => one.fileNumber === fileNumber);
  if (decision === undefined)
    throw new StartupError(`${fileNumber} is not in the decision log, though it was decided.`);
  tell(
    `${decision.fileNumber}: ${decision.outcome} (${decision.pathway}), proposed by ${decision.proposedBy}, confirmed by ${decision.confirmedBy}.`,
  );
  say('The auditor recomputes every hash of the file’s events and follows their chain.');
  const verdict = await verified(decision, async () =>
    everything<LoggedEvent>(client, auditor, `/v1/audit/events?file=${fileNumber}&limit=200`),
  );
  if (verdict.fault !== undefined) throw new StartupError(`The log does not hold: ${verdict.fault}.`);
  tell(
    `${verdict.hashed} hashes recomputed, a chain of ${verdict.chained} changes unbroken, the decision’s event found in it.`,
  );
  say('Done: one file carried from a batch to a decision that two people made and a log can prove.');
}

/** The log shows an event once no running transaction can come before it: a moment after it was written. */
async function verified(decision: DecisionAnswer, read: () => Promise<LoggedEvent[]>): Promise<Verdict> {
  for (let attempt = 1; ; attempt++) {
    const verdict = verifyEvents(await read(), decision.event);
    if (verdict.fault === undefined || attempt === 20) return verdict;
    await setTimeout(250);
  }
}

/** Every page of a list. */
async function everything<Item>(client: DemoClient, caller: Caller, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Item[]; next: string | null } = (
      await client.get<{ items: Item[]; next: string | null }>(
        caller,
        `${path}${cursor && `&cursor=${cursor}`}`,
      )
    ).body;
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

function readDemoFile(): DemoFile {
  const path = demoFilePath(readDataDir());
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoFile;
  } catch {
    throw new StartupError(
      `There is no ${path}: start the service with npm start in another terminal, in this folder.`,
    );
  }
}

function say(line: string): void {
  process.stdout.write(`\n${line}\n`);
}

function tell(line: string): void {
  process.stdout.write(`  ${line}\n`);
}
