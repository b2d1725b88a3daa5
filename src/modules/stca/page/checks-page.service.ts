import { Injectable } from '@nestjs/common';
import { utcDay } from '../../../domain/calendar-day.js';
import { type Language } from '../../../platform/language/language.js';
import { StcaService } from '../stca.service.js';
import { Clock } from '../../../platform/clock.js';
import { checksPage } from './checks.page.js';

/** The public page on the checks. It is made from the engine's own list of provisions, once a day and language. */
@Injectable()
export class ChecksPageService {
  readonly #made = new Map<Language, { readonly on: string; readonly html: string }>();

  constructor(
    private readonly stca: StcaService,
    private readonly clock: Clock,
  ) {}

  /** The whole page in one language, with the law of today. */
  page(language: Language): string {
    const on = utcDay(this.clock.now());
    const made = this.#made.get(language);
    if (made?.on === on) return made.html;
    const html = checksPage(language, this.stca.law(on));
    this.#made.set(language, { on, html });
    return html;
  }

  /** Where the page of a language is. */
  redirect(language: Language): { readonly url: string; readonly statusCode: number } {
    return { url: `/about/checks/${language}`, statusCode: 302 };
  }
}
