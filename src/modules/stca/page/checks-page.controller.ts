import { Controller, Get, Header, Redirect } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/http/access.js';
import { AnswerLanguage } from '../../../platform/http/answer-language.js';
import { type Language } from '../../../platform/language/language.js';
import { CHECKS_PAGE_POLICY } from './checks.page.js';
import { ChecksPageService } from './checks-page.service.js';

const HTML = 'text/html; charset=utf-8';
const AN_HOUR = 'public, max-age=3600';
const PAGE = {
  content: { 'text/html': { schema: { type: 'string', maxLength: 200_000, example: '<!doctype html>' } } },
} as const;

/** The page that tells the public what the checks do, in each official language. */
@ApiTags('Everyone')
@Controller('about/checks')
export class ChecksPageController {
  constructor(private readonly pages: ChecksPageService) {}

  @Get()
  @Public()
  @Redirect('/about/checks/en', 302)
  @Header('vary', 'Accept-Language')
  @ApiExcludeEndpoint()
  choose(@AnswerLanguage() language: Language): { url: string; statusCode: number } {
    return this.pages.redirect(language);
  }

  @Get('en')
  @Public()
  @Header('content-type', HTML)
  @Header('content-language', 'en')
  @Header('cache-control', AN_HOUR)
  @Header('content-security-policy', CHECKS_PAGE_POLICY)
  @ApiOperation({
    operationId: 'getChecksPageInEnglish',
    summary: 'What the checks do, in English',
    description: 'What a check takes in, how it concludes, and what it never does; for the public.',
  })
  @ApiOkResponse({ description: 'The page.', ...PAGE })
  english(): string {
    return this.pages.page('en');
  }

  @Get('fr')
  @Public()
  @Header('content-type', HTML)
  @Header('content-language', 'fr')
  @Header('cache-control', AN_HOUR)
  @Header('content-security-policy', CHECKS_PAGE_POLICY)
  @ApiOperation({
    operationId: 'getChecksPageInFrench',
    summary: 'What the checks do, in French',
    description: 'The same page as in English, word for word as far as the languages allow.',
  })
  @ApiOkResponse({ description: 'The page.', ...PAGE })
  french(): string {
    return this.pages.page('fr');
  }
}
