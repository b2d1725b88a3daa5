import { FILE_READS } from '../../domain/timeline/file-events.js';
import { FILE_EVENT_SENTENCES } from '../../domain/timeline/sentences.js';
import { type Text } from '../../domain/stca/text.js';
import { frenchSpaces } from '../../platform/language/language.js';
import { EVENT_WORDS } from './event-words.js';

/** docs/audit-events.md: every action an event of the audit log can have, and what it says. */
export function eventsPage(): string {
  const reads: ReadonlySet<string> = new Set(FILE_READS);
  const ofFiles = Object.entries<Text>(FILE_EVENT_SENTENCES);
  return `# The events of the audit log · Les événements du journal d’audit

<!-- Written by \`npm run docs\` from the sentences of the code. A test compares. -->

\`action\` of an entry is one of these. [audit.md](audit.md) says how an entry is checked. Words in braces are filled in from what the
event discloses. \`GET /v1/audit/events?action=\` asks for one kind.

Le champ \`action\` d’une entrée est l’un de ceux-ci. [audit.md](audit.md) dit comment vérifier une entrée. Les mots entre accolades sont
remplacés selon ce que l’événement divulgue. \`GET /v1/audit/events?action=\` en demande un seul type.

## What happened to a file · Ce qui est arrivé à un dossier

${table(ofFiles.filter(([action]) => !reads.has(action)))}

## Who looked at a file · Qui a consulté un dossier

${table(ofFiles.filter(([action]) => reads.has(action)))}

## Everything else · Tout le reste

${table(Object.entries(EVENT_WORDS))}
`;
}

function table(events: readonly (readonly [string, Text])[]): string {
  const rows = [...events]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([action, { en, fr }]) => `| \`${action}\` | ${en} | ${frenchSpaces(fr)} |`);
  return ['| action | English | français |', '| --- | --- | --- |', ...rows].join('\n');
}
