import { Injectable } from '@nestjs/common';
import { type Actor, type Permission } from '../../domain/access.js';
import { RefusalLog } from '../../platform/http/refusal-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Writes each refusal of access into the audit log. */
@Injectable()
export class AccessRefusalLog extends RefusalLog {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  override async accessDenied(actor: Actor, permission: Permission, route: string): Promise<void> {
    const draft = {
      action: 'access.denied',
      subject: { type: 'route', id: route },
      outcome: 'denied',
      disclosures: [{ name: 'permission', value: permission }],
    } as const;
    await this.unitOfWork.run(actor, () => Promise.resolve({ result: undefined, events: [draft] }));
  }
}
