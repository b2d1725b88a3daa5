import { type DecisionReason } from '../case-file/commands.js';
import { labelled, type Text, text } from '../stca/text.js';
import { DECISION_V1_WORDS as WORDS } from './decision-v1.words.js';
import { type NoticeBlock, type NoticeLanguage, type NoticeLine } from './notice-document.js';

/** Reasons as a list, each in the language of the notice where it was given in it; else as it was written, marked with its language. */
export function reasonList(reasons: readonly DecisionReason[], language: NoticeLanguage): NoticeBlock {
  return { kind: 'list', lines: reasons.map((reason) => reasonLine(reason, language)) };
}

function reasonLine(reason: DecisionReason, language: NoticeLanguage): NoticeLine {
  const { language: written = 'en', translation, provision } = reason;
  const cited =
    provision === undefined
      ? []
      : [{ text: ` (${labelled(WORDS.provision, citation(provision))[language]})` }];
  if (written === language) return [{ text: reason.text }, ...cited];
  if (translation !== undefined) return [{ text: translation }, ...cited];
  const words = written === 'en' ? WORDS.inEnglish : WORDS.inFrench;
  return [{ text: reason.text, language: written }, { text: ` (${words[language]})` }, ...cited];
}

/** 'IRPR 159.5(a)' as the law is cited in French: 'RIPR 159.5a)'. */
function citation(cite: string): Text {
  const french = cite.replace(/^IRPA/, 'LIPR').replace(/^IRPR/, 'RIPR');
  return text(cite, french.replace(/\(([a-z][a-z0-9.]*)\)/, '$1)'));
}
