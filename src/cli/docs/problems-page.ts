import { AUDIT_REFUSALS } from '../../domain/audit/refusals.js';
import { CASE_FILE_REFUSALS } from '../../domain/case-file/refusals.js';
import { DUPLICATE_REFUSALS } from '../../domain/duplicates/refusals.js';
import { KEY_REFUSALS } from '../../domain/keys/refusals.js';
import { PARTNER_REFUSALS } from '../../domain/partner/refusals.js';
import { STAFF_REFUSALS } from '../../domain/staff/refusals.js';
import { STCA_REFUSALS } from '../../domain/stca/refusals.js';
import { WAITING_REFUSALS } from '../../modules/intake/waiting/refusal-sentences.js';
import { PROBLEMS, problemType } from '../../platform/http/problem-codes.js';
import { REFUSAL_STATUS, type RefusalCatalogue } from '../../platform/http/refusal-catalogue.js';
import { frenchSpaces, type Sentence } from '../../platform/language/language.js';

/** A problem as its catalogue has it. `status` is null for one that no request is answered with. */
interface ListedProblem {
  readonly code: string;
  readonly status: number | null;
  readonly title: Sentence;
  readonly detail: Sentence;
}

type Catalogue = Readonly<Record<string, Omit<ListedProblem, 'code'>>>;

/** The rooms of the list, in its order. */
const ROOMS: readonly { readonly title: Sentence; readonly problems: Catalogue }[] = [
  { title: { en: 'Every request', fr: 'Toute requête' }, problems: PROBLEMS },
  { title: { en: 'Files', fr: 'Dossiers' }, problems: refusals(CASE_FILE_REFUSALS) },
  { title: { en: 'Duplicates', fr: 'Doublons' }, problems: refusals(DUPLICATE_REFUSALS) },
  { title: { en: 'The Agreement', fr: 'L’Entente' }, problems: refusals(STCA_REFUSALS) },
  { title: { en: 'Partners and keys', fr: 'Partenaires et clés' }, problems: refusals(PARTNER_REFUSALS) },
  { title: { en: 'Staff', fr: 'Personnel' }, problems: refusals(STAFF_REFUSALS) },
  { title: { en: 'The audit log', fr: 'Le journal d’audit' }, problems: refusals(AUDIT_REFUSALS) },
  { title: { en: 'Key-encryption keys', fr: 'Clés de chiffrement' }, problems: refusals(KEY_REFUSALS) },
  {
    title: {
      en: 'Batches that waited: told in what became of the batch',
      fr: 'Lots en attente : figure dans le résultat du lot',
    },
    problems: told(WAITING_REFUSALS, () => null),
  },
];

/** docs/problems.md: every `type` a problem can have, with its status, title and sentence, from the catalogues. */
export function problemsPage(): string {
  return `# Problems · Problèmes

<!-- Written by \`npm run docs\` from the catalogues of sentences. A test compares. -->

A request that is refused is answered with a problem (RFC 9457): \`status\`, \`title\`, \`detail\`, and a \`type\` that never changes,
which is \`${problemType('')}\` and one of the codes below. \`detail\` says what, why and what to do; words in braces
are filled in. \`errors\`, where there are any, say where in what was sent. \`Accept-Language\` chooses English or French.
[The guides](guides/README.md) show when they are met.

Une requête refusée reçoit un problème (RFC 9457) : \`status\`, \`title\`, \`detail\`, et un \`type\` qui ne change jamais, soit
\`${problemType('')}\` suivi d’un des codes ci-dessous. \`detail\` dit quoi, pourquoi et que faire; les mots entre
accolades sont remplacés. \`errors\`, le cas échéant, disent à quel endroit de l’envoi. \`Accept-Language\` choisit la langue.
[Les guides](guides/README.md) montrent quand ils surviennent.

${ROOMS.map(room).join('\n\n')}
`;
}

function room({ title, problems }: (typeof ROOMS)[number]): string {
  const listed = Object.entries(problems)
    .map(([code, problem]): ListedProblem => ({ code, ...problem }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  return [`## ${title.en} · ${frenchSpaces(title.fr)}`, ...listed.map(entry)].join('\n\n');
}

function entry({ code, status, title, detail }: ListedProblem): string {
  return `### ${code}

${status === null ? '' : `**${status}** `}_${title.en}._ ${detail.en}

_${frenchSpaces(title.fr)}._ ${frenchSpaces(detail.fr)}`;
}

function refusals(catalogue: RefusalCatalogue): Catalogue {
  return told(catalogue, ({ kind }) => REFUSAL_STATUS[kind]);
}

function told<Entry extends Omit<ListedProblem, 'code' | 'status'>>(
  catalogue: Readonly<Record<string, Entry>>,
  statusOf: (entry: Entry) => number | null,
): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, one]) => [code, { ...one, status: statusOf(one) }]),
  );
}
