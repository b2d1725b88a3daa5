import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { REFERRAL_SCHEMA } from '../../src/modules/intake/referral.schema.js';

const CONTRACT = fileURLToPath(new URL('../../../shared/contract/referral.schema.json', import.meta.url));

describe('the schema of a referral', () => {
  (existsSync(CONTRACT) ? it : it.skip)(
    'is that of the contract, where the contract is beside the project',
    () => {
      expect(REFERRAL_SCHEMA).toEqual(JSON.parse(readFileSync(CONTRACT, 'utf8')));
    },
  );
});
