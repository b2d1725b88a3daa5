import { NOTICE_LANGUAGES, type NoticeLanguage } from '../../domain/notices/notice-document.js';
import { OneOfField } from '../../platform/http/fields.js';

/** Query of the routes that answer with a notice. */
export class NoticeQuery {
  @OneOfField(NOTICE_LANGUAGES, {
    description: 'Language of the notice; Accept-Language decides when absent.',
    optional: true,
  })
  language?: NoticeLanguage;
}
