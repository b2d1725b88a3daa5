import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config } from '../../../src/config.js';
import { CheckpointSigner } from '../../../src/modules/audit/tree/checkpoint-signer.js';
import { type Moment, SIGNED } from './fire-orders.js';

/** The service's signer; it writes every note down, and tells at which moment it is. */
export class DoomedSigner extends CheckpointSigner {
  constructor(
    config: Config,
    private readonly dataDir: string,
    private readonly isAt: (moment: Moment) => void,
  ) {
    super(config);
  }

  override async sign(tree: Parameters<CheckpointSigner['sign']>[0]): Promise<string> {
    const signing = super.sign(tree);
    // Somewhere between the first byte of the state's file and its new name.
    await Promise.race([signing, sleep(tree.size % 4)]);
    this.isAt('saving');
    const note = await signing;
    appendFileSync(join(this.dataDir, SIGNED), `${JSON.stringify(note)}\n`);
    this.isAt('signed');
    return note;
  }
}
