import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/http/problem.js';

/** How long what is said holds; RFC 9116 recommends less than a year. */
const HOLDS_DAYS = 180;
const DAY_MS = 86_400_000;

/** Tells whoever finds a weakness whom to write to. */
@Injectable()
export class SecurityContactService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The text of RFC 9116. Problem: not-found, when the deployment names no contact. */
  text(): string {
    const { securityContact } = this.config;
    if (securityContact === undefined) throw new Problem('not-found');
    const today = Math.floor(this.clock.now().getTime() / DAY_MS);
    const expires = new Date((today + HOLDS_DAYS) * DAY_MS).toISOString();
    return `Contact: ${securityContact}\nExpires: ${expires}\nPreferred-Languages: en, fr\n`;
  }
}
