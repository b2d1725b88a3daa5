/** One step of a file's way: what happens, and the command to paste. */
export interface DemoStep {
  readonly say: string;
  readonly command: string;
}

/** What the steps need first: keys and tokens in variables, and four short shell functions. */
export function demoPreparation(demoFile: string): string {
  return `eval "$(node -p 'const d=JSON.parse(fs.readFileSync("${demoFile}")),t=d.tokens;\`URL=\${d.url} KEY=\${d.apiKeys.partnerA} OFFICER=\${t.officer} REVIEWER=\${t.reviewer} AUDITOR=\${t.auditor}\`')"
pick() { node -p "JSON.parse(fs.readFileSync(0))$1"; }
get()  { curl -s -H "Authorization: Bearer $1" "$URL$2"; }
act()  { curl -s -H "Authorization: Bearer $1" -H "If-Match: \\"$(get "$1" /v1/files/$FILE | pick .version)\\"" -H 'Content-Type: application/json' -d "$3" "$URL/v1/files/$FILE/actions/$2" | pick '.state'; }
slot() { node -p 'const t=Date.now()+36e5*(24+Math.floor(Math.random()*4e4)); JSON.stringify({startsAt:new Date(t),endsAt:new Date(t+36e5),timeZone:"America/Chicago",mode:"video"})'; }`;
}

/** The way of a file in eleven commands, from a batch to the decision log. */
export const DEMO_STEPS: readonly DemoStep[] = [
  {
    say: 'A partner sends twelve referrals; the answer has a file number, or every fault, for each row.',
    command: `curl -s -H "X-API-Key: $KEY" -H "Idempotency-Key: way-$RANDOM" -H 'Content-Type: application/json' --data-binary @samples/batch-12.json $URL/v1/referral-batches | pick .counts`,
  },
  {
    say: 'An officer takes the most urgent of the unopened files that the Agreement does not reach.',
    command: `FILE=$(get "$OFFICER" '/v1/files?state=received&conclusion=does-not-apply&limit=1' | pick .items[0].fileNumber)`,
  },
  {
    say: 'The officer reads it (the read is logged): what does the law say, and why?',
    command: `get "$OFFICER" /v1/files/$FILE | pick .stca.result.summary.en`,
  },
  {
    say: 'Screening begins; the file is now this officer’s.',
    command: `act "$OFFICER" start-screening '{}'`,
  },
  {
    say: 'Is anybody in it in another file, too? Each such pair is looked at; here it is somebody else.',
    command: `get "$OFFICER" /v1/files/$FILE/duplicates | pick ".items.filter((one) => one.state === 'open').map((one) => one.candidateId + ' ' + one.version + ' ').join('\\n')" | while read -r ID VERSION; do [ -z "$ID" ] || curl -s -H "Authorization: Bearer $OFFICER" -H "If-Match: \\"$VERSION\\"" -H 'Content-Type: application/json' -d '{"reason":"Another person."}' $URL/v1/files/$FILE/duplicates/$ID/dismiss | pick .state; done`,
  },
  {
    say: 'Screening ends: the officer acknowledges the check that was read.',
    command: `act "$OFFICER" clear-for-interview "{\\"acknowledgedCheckId\\":\\"$(get "$OFFICER" /v1/files/$FILE | pick .stca.checkId)\\"}"`,
  },
  { say: 'An interview is booked.', command: `act "$OFFICER" schedule-interview "$(slot)"` },
  {
    say: 'It is held, and recorded.',
    command: `act "$OFFICER" record-interview '{"startedAt":"2026-11-20T15:02:00Z","endedAt":"2026-11-20T16:40:00Z","language":"ru","attended":["claimant"],"exchanges":[{"question":"When did the summons reach you?","answer":"In the spring."}]}'`,
  },
  {
    say: 'The officer proposes a decision with reasons tied to the file. It has no effect yet.',
    command: `act "$OFFICER" propose-decision '{"outcome":"accepted","pathway":"temporary-resident-permit","reasons":[{"provision":"IRPA 24","fact":"/unitedStates/proceedings/stage","text":"Removal would expose the claimant to prosecution."}]}'`,
  },
  { say: 'Another person confirms it.', command: `act "$REVIEWER" confirm-decision '{}'` },
  {
    say: 'An auditor pulls the decision log and finds the file.',
    command: `get "$AUDITOR" '/v1/decision-log?limit=200' | pick ".items.find((one) => one.fileNumber === '$FILE').confirmedBy"`,
  },
];
