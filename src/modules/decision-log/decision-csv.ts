import { escapeFormula } from '../intake/formats/formula-cells.js';
import { writeCsv } from '../intake/formats/write-csv.js';
import { type LaterCorrectionDto } from './after-decision.dto.js';
import { type DecisionRecordDto } from './decision-record.dto.js';

/** Columns of the decision log as a table. Where a cell holds several values they are apart by `; `. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (record: DecisionRecordDto) => string | number | null,
])[] = [
  ['decisionId', (one) => one.decisionId],
  ['fileNumber', (one) => one.fileNumber],
  ['partnerId', (one) => one.partnerId],
  ['round', (one) => one.round],
  ['earlierDecisionId', (one) => one.earlierDecisionId],
  ['outcome', (one) => one.outcome],
  ['pathway', (one) => one.pathway],
  ['personsAccepted', (one) => one.persons.accepted],
  ['personsNotAccepted', (one) => one.persons.notAccepted],
  ['personsReferredElsewhere', (one) => one.persons.referredElsewhere],
  ['members', (one) => several(one.members.map(({ index, outcome }) => `${index} ${outcome}`))],
  ['provisions', (one) => several(one.provisions)],
  ['facts', (one) => several(one.facts)],
  ['reasons', (one) => several((one.reasons ?? []).map(inWords))],
  ['checkId', (one) => one.stcaCheck.checkId],
  ['conclusion', (one) => one.stcaCheck.conclusion],
  ['basis', (one) => several(one.stcaCheck.basis ?? [])],
  ['checkMadeAt', (one) => one.stcaCheck.madeAt],
  ['assessedOn', (one) => one.stcaCheck.assessedOn],
  ['lawVersion', (one) => one.stcaCheck.lawVersion],
  ['rulebookHash', (one) => one.stcaCheck.rulebookHash],
  ['factsHash', (one) => one.stcaCheck.factsHash],
  ['proposedBy', (one) => one.proposedBy],
  ['proposedAt', (one) => one.proposedAt],
  ['proposedVersion', (one) => one.proposedVersion],
  ['confirmedBy', (one) => one.confirmedBy],
  ['confirmedAt', (one) => one.confirmedAt],
  ['confirmedVersion', (one) => one.confirmedVersion],
  ['reopenedAt', (one) => one.later.reopenedAt],
  ['reopenedBy', (one) => one.later.reopenedBy],
  ['reopenedLeafIndex', (one) => one.later.reopenedEvent?.leafIndex ?? null],
  ['supersededBy', (one) => one.later.supersededBy],
  ['supersededLeafIndex', (one) => one.later.supersededEvent?.leafIndex ?? null],
  ['corrections', (one) => several(one.later.corrections.map(correctionInWords))],
  ['fileState', (one) => one.later.fileState],
  ['closingReason', (one) => one.later.closingReason],
  ['contentDestroyedAt', (one) => one.later.contentDestroyedAt],
  ['eventId', (one) => one.event.eventId],
  ['leafHash', (one) => one.event.leafHash],
  ['leafIndex', (one) => one.event.leafIndex],
  ['treeSize', (one) => one.event.treeSize],
];

/**
 * Decisions as a table (RFC 4180). The first column counts the lines; the last line has `end` there and the number of decisions
 * beside it, so that a table that was cut is known by lacking it.
 */
export async function* decisionCsvOf(
  chunks: AsyncIterable<readonly DecisionRecordDto[]>,
): AsyncGenerator<string> {
  yield writeCsv([['line', ...COLUMNS.map(([name]) => name)]]);
  let count = 0;
  for await (const chunk of chunks) {
    yield writeCsv(
      chunk.map((record, i) => [String(count + i + 1), ...COLUMNS.map(([, cell]) => textOf(cell(record)))]),
    );
    count += chunk.length;
  }
  yield writeCsv([['end', String(count), ...COLUMNS.slice(1).map(() => '')]]);
}

function inWords({ person, provision, fact }: NonNullable<DecisionRecordDto['reasons']>[number]): string {
  const grounds = [provision, fact].filter((one) => one !== null).join(' ');
  return person === null ? grounds : `person ${person}: ${grounds}`;
}

function correctionInWords({ outcome, askedBy, notedBy, notedAt, event }: LaterCorrectionDto): string {
  return `${outcome}, asked by ${askedBy}, noted by ${notedBy} ${notedAt}, leaf ${event.leafIndex ?? ''}`.trim();
}

function several(values: readonly string[]): string {
  return values.join('; ');
}

function textOf(value: string | number | null): string {
  return escapeFormula(String(value ?? ''));
}
