import { Inject, Injectable } from '@nestjs/common';
import { type BatchRefusal } from '../../../domain/referral/batch.js';
import { PROBLEMS, problemType } from '../../../platform/http/problem-codes.js';
import { REFUSAL_CATALOGUE, type RefusalCatalogue } from '../../../platform/http/refusal-catalogue.js';
import { type Language, say, type Sentence } from '../../../platform/language/language.js';
import { type RefusalDto } from '../dto/batch-answers.dto.js';
import { WAITING_REFUSALS } from './refusal-sentences.js';

/** Tells why a batch was refused in the words in which the problem of the same code would have been told at once. */
@Injectable()
export class RefusalTeller {
  constructor(@Inject(REFUSAL_CATALOGUE) private readonly refusals: RefusalCatalogue) {}

  /** The refusal in one language; undefined for none. */
  tell(refusal: BatchRefusal | null, language: Language): RefusalDto | undefined {
    if (refusal === null) return undefined;
    const { code, params } = refusal;
    const known: Readonly<Record<string, { readonly title: Sentence; readonly detail: Sentence }>> = {
      ...PROBLEMS,
      ...this.refusals,
      ...WAITING_REFUSALS,
    };
    const { title, detail } = known[code] ?? PROBLEMS['internal-error'];
    return {
      type: problemType(code),
      title: say(title, language),
      detail: say(detail, language, params),
    };
  }
}
