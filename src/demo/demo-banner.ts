import { demoFilePath, type DemoFile } from './demo-file.js';

/** What npm start prints: where everything is, and a command to paste for each step of a file's way. */
export function demoBanner(dataDir: string, demo: DemoFile): string {
  const { url, apiKeys, tokens } = demo;
  const action = (token: string, name: string, body: string): string => `  act "$${token}" ${name} '${body}'`;
  return `
Referral Desk is ready: ${url}

  Swagger UI       ${url}/docs
  Identities       ${demoFilePath(dataDir)}   (made up, for this data folder only)

  API keys         partner A  ${apiKeys.partnerA}
                   partner B  ${apiKeys.partnerB}
  Staff tokens     officer    ${tokens.officer}
                   reviewer   ${tokens.reviewer}
                   auditor    ${tokens.auditor}
                   (officer2, reviewer2, manager, manager2 and administrator are in demo.json)

The way of one file, step by step; paste in another terminal, in this folder:

  URL=${url}; DEMO='${demoFilePath(dataDir)}'
  key() { node -p "JSON.parse(require('fs').readFileSync('$DEMO')).$1"; }
  A=$(key apiKeys.partnerA) OFFICER=$(key tokens.officer) REVIEWER=$(key tokens.reviewer) AUDITOR=$(key tokens.auditor)
  # 1. A partner sends twelve referrals (each new batch needs a new Idempotency-Key):
  curl -s $URL/v1/referral-batches -H "X-API-Key: $A" -H 'Content-Type: application/json' -H 'Idempotency-Key: first' --data-binary @samples/batch-12.json
  # 2. An officer looks at what is most urgent, and reads that file (the read is logged):
  curl -s "$URL/v1/files?state=received&limit=1" -H "Authorization: Bearer $OFFICER"
  FILE=$(curl -s "$URL/v1/files?state=received&limit=1" -H "Authorization: Bearer $OFFICER" | node -p "JSON.parse(require('fs').readFileSync(0)).items[0].fileNumber")
  read_file() { curl -s $URL/v1/files/$FILE -H "Authorization: Bearer $OFFICER"; }
  field() { node -p "JSON.parse(require('fs').readFileSync(0)).$1"; }
  act() { curl -s $URL/v1/files/$FILE/actions/$2 -H "Authorization: Bearer $1" -H 'Content-Type: application/json' -H "If-Match: \\"$(read_file | field version)\\"" -d "$3"; echo; }
  # 3. Screening:
${action('OFFICER', 'start-screening', '{}')}
  CHECK=$(read_file | field stca.checkId)
  act "$OFFICER" clear-for-interview "{\\"acknowledgedCheckId\\":\\"$CHECK\\"}"
  # 4. Interview:
${action('OFFICER', 'schedule-interview', '{"startsAt":"2031-01-14T15:00:00Z","endsAt":"2031-01-14T17:00:00Z","timeZone":"America/Chicago","mode":"video"}')}
${action('OFFICER', 'record-interview', '{"startedAt":"2026-11-20T15:02:00Z","endedAt":"2026-11-20T16:40:00Z","language":"ru","attended":["claimant"],"exchanges":[{"question":"When did the summons reach you?","answer":"In the spring."}]}')}
  # 5. A decision: one person proposes, another confirms:
${action('OFFICER', 'propose-decision', '{"outcome":"accepted","pathway":"temporary-resident-permit","reasons":[{"provision":"IRPA 24","fact":"/route","text":"Removal would expose the claimant to prosecution."}]}')}
${action('REVIEWER', 'confirm-decision', '{}')}
  # 6. An auditor pulls the decision log:
  curl -s $URL/v1/decision-log -H "Authorization: Bearer $AUDITOR"

The same in one go, narrated:   npm run demo
Stop with Ctrl-C.
`;
}
