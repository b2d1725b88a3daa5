import { type AgreementTerms, USUAL_ATTESTATION_DAYS } from '../../domain/partner/agreement.js';
import { type AgreementWords } from './agreement.store.js';
import { type AgreementTermsDto } from './dto/agreement.dto.js';

/** An agreement as it is asked for, in its two parts: what stands in codes, and what stands sealed. */
export function agreementParts(asked: AgreementTermsDto): {
  readonly terms: AgreementTerms;
  readonly words: AgreementWords;
} {
  const { mannerOfReferral, training, groundsForSuspension, attestationMaxAgeDays, ...codes } = asked;
  return {
    terms: { ...codes, attestationMaxAgeDays: attestationMaxAgeDays ?? USUAL_ATTESTATION_DAYS },
    words: { mannerOfReferral, training, groundsForSuspension },
  };
}
