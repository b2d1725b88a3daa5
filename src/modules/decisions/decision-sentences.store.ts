import { Injectable } from '@nestjs/common';
import { type RepeatedText } from '../../domain/decisions/repeated-text.js';
import { sentencesOf } from '../../domain/decisions/sentences.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { bigintArray } from '../../platform/database/bigint-array.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** Earlier decisions that are counted for one sentence: one of so many is a form letter, however many more there are. */
const MOST_OF_SENTENCE = 1_000;

/** The reasons of one refusal, and where it is written. */
export interface WrittenReasons {
  readonly decisionId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly texts: readonly string[];
}

/** The sentences of refusals under keyed hashes: that one was used before is found without a word of it in the open. */
@Injectable()
export class DecisionSentencesStore {
  readonly #tagOf: (sentence: string) => string;

  constructor(blindIndex: BlindIndex) {
    this.#tagOf = blindIndex.tagger('decision-sentence/v1');
  }

  /**
   * How many sentences of each reason stand in refusals of other files that were proposed before and are open or confirmed. In
   * one statement; reasons without a sentence in common are left out.
   */
  async countRepeated(
    tx: ReadTx,
    { fileNumber, texts }: Pick<WrittenReasons, 'fileNumber' | 'texts'>,
  ): Promise<readonly RepeatedText[]> {
    const tags = texts.map((text) => this.#tagsOf(text));
    const found = await rowsOf<Omit<RepeatedText, 'ofSentences'>>(
      tx,
      `SELECT r.reason, count(DISTINCT r.tag)::integer AS sentences,
              count(DISTINCT earlier.decision_id)::integer AS "inDecisions"
       FROM unnest($1::integer[], $2::bigint[]) AS r (reason, tag)
         CROSS JOIN LATERAL (SELECT s.decision_id FROM decision_sentences s JOIN decisions d USING (decision_id)
           WHERE s.tag = r.tag AND s.file_number <> $3 AND d.status IN ('proposed', 'confirmed')
           LIMIT ${MOST_OF_SENTENCE}) AS earlier
       GROUP BY r.reason ORDER BY r.reason`,
      [tags.flatMap((of, reason) => of.map(() => reason)), bigintArray(tags.flat()), fileNumber],
    );
    return found.map((one) => ({ ...one, ofSentences: tags[one.reason]?.length ?? 0 }));
  }

  /** Keeps the sentences of a refusal, to find them in later ones. */
  async insert(tx: WriteTx, { decisionId, fileNumber, partnerId, texts }: WrittenReasons): Promise<void> {
    const tags = [...new Set(texts.flatMap((text) => this.#tagsOf(text)))];
    await rowsOf(
      tx,
      `INSERT INTO decision_sentences (tag, decision_id, file_number, partner_id)
       SELECT tag, $2, $3, $4 FROM unnest($1::bigint[]) AS t (tag)`,
      [bigintArray(tags), decisionId, fileNumber, partnerId],
    );
  }

  /** Forgets the sentences of a file. */
  async deleteOfFile(tx: WriteTx, fileNumber: string): Promise<void> {
    await rowsOf(tx, 'DELETE FROM decision_sentences WHERE file_number = $1', [fileNumber]);
  }

  #tagsOf(text: string): readonly string[] {
    return sentencesOf(text).map(this.#tagOf);
  }
}
