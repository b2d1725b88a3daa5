import { Injectable } from '@nestjs/common';
import { type DecisionReason } from '../../domain/case-file/commands.js';
import { groundsOf } from '../../domain/decisions/grounds.js';
import { type MemberDecision } from '../../domain/family/member-decision.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** Persons of whom a decision says something of their own. Only ever added to; reasons are sealed under the file's data key. */
@Injectable()
export class DecisionMemberStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Stores the members of a proposal, if it has any. */
  async insert(
    tx: WriteTx,
    decision: { readonly decisionId: string; readonly fileNumber: string; readonly partnerId: string },
    members: readonly MemberDecision[],
    dataKey: Buffer,
  ): Promise<void> {
    if (members.length === 0) return;
    const { decisionId, fileNumber, partnerId } = decision;
    await rowsOf(
      tx,
      `INSERT INTO decision_members (decision_id, file_number, partner_id, person_index, outcome, pathway, sealed, grounds)
       SELECT $1, $2, $3, m.* FROM unnest($4::smallint[], $5::text[], $6::text[], $7::bytea[], $8::jsonb[]) AS m`,
      [
        ...[decisionId, fileNumber, partnerId],
        members.map(({ index }) => index),
        members.map(({ outcome }) => outcome),
        members.map(({ pathway }) => pathway),
        members.map(({ index, reasons }) => this.cipher.seal(dataKey, placeOf(decisionId, index), reasons)),
        members.map(({ reasons }) => JSON.stringify(groundsOf(reasons))),
      ],
    );
  }

  /** The members of every decision of a file, by decision, in the order of persons. */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    dataKey: Buffer,
  ): Promise<ReadonlyMap<string, readonly MemberDecision[]>> {
    const rows = await rowsOf<
      Omit<MemberDecision, 'reasons'> & { readonly decisionId: string; readonly sealed: Buffer }
    >(
      tx,
      `SELECT decision_id AS "decisionId", person_index AS index, outcome, pathway, sealed FROM decision_members
       WHERE file_number = $1 ORDER BY person_index`,
      [fileNumber],
    );
    const members = new Map<string, MemberDecision[]>();
    for (const { decisionId, sealed, ...member } of rows) {
      const reasons = this.cipher.open<DecisionReason[]>(dataKey, placeOf(decisionId, member.index), sealed);
      members.set(decisionId, [...(members.get(decisionId) ?? []), { ...member, reasons }]);
    }
    return members;
  }
}

function placeOf(decisionId: string, index: number): Place {
  return { table: 'decision_members', column: 'sealed', row: `${decisionId}/${index}` };
}
