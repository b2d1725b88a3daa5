import { createPrivateKey, type KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { type Config } from '../config.js';
import { StartupError } from '../platform/startup-error.js';
import { required, type Variables } from './variables.js';

/** The secret that signs the audit log. Only a process that signs reads it. */
export const SIGNING_KEY = 'AUDIT_SIGNING_KEY';

const MAKE_ONE = 'make one with openssl genpkey -algorithm ed25519';

/**
 * What a process signs the audit log with, and where it keeps what was signed last. Throws a StartupError that says which setting
 * is missing or unfit, and never what was in it.
 */
export function readAuditSigning(variables: Variables): Pick<Config, 'auditSigningKey' | 'auditSignerState'> {
  return {
    auditSigningKey: readSigningKey(variables),
    auditSignerState: resolve(
      required(
        variables,
        'AUDIT_SIGNER_STATE',
        'a file, kept with care and apart from the database, that says what the audit log signed last, for example /var/lib/referral-desk/audit-signer',
      ),
    ),
  };
}

/** The key is tried out here, so that one that cannot sign stops the start and not the first checkpoint. */
function readSigningKey(variables: Variables): string {
  const pem = required(
    variables,
    SIGNING_KEY,
    'an Ed25519 private key (openssl genpkey -algorithm ed25519), best in a file that AUDIT_SIGNING_KEY_FILE names',
  );
  const fault = faultOf(pem);
  if (fault !== undefined) throw new StartupError(`${SIGNING_KEY} ${fault}.`);
  return pem;
}

function faultOf(pem: string): string | undefined {
  if (/BEGIN [A-Z ]*PUBLIC KEY|BEGIN CERTIFICATE/.test(pem)) {
    return 'is the public half, with which nothing can be signed: give the private key, whose first line says PRIVATE KEY';
  }
  if (/ENCRYPTED/.test(pem)) {
    return 'is encrypted, and nobody is there to type its password: give it unencrypted, in a file that only the service can read';
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The cause may quote what was given.
    return `is not a private key in PEM, with its lines as openssl wrote them: give its file with ${SIGNING_KEY}_FILE, or ${MAKE_ONE}`;
  }
  if (key.asymmetricKeyType === 'ed25519') return undefined;
  return `is not an Ed25519 key, and with no other are checkpoints signed: ${MAKE_ONE}`;
}
