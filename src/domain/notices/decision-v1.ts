import { explainConclusion } from '../stca/explain.js';
import { labelled, type Text, text } from '../stca/text.js';
import { waysToAskAgain } from './decision-v1.again.js';
import { apartAhead, apartBlocks } from './decision-v1.apart.js';
import { reasonList } from './decision-v1.reasons.js';
import { DECISION_V1_WORDS as WORDS, OUTCOME_SENTENCES, PATHWAY_WORDS } from './decision-v1.words.js';
import { type NoticeContent } from './notice-content.js';
import {
  heading,
  list,
  type NoticeBlock,
  type NoticeDocument,
  type NoticeLanguage,
  paragraph,
} from './notice-document.js';
import { type Say, sayIn } from './say.js';

/**
 * The notice of a decision, first version: outcome, reasons, who goes another way and why, principal factors, how the check was used, who decided in what
 * capacity, and the ways to ask again (Directive on Automated Decision-Making, 6.2). Once notices were made with it, it is never
 * edited: a changed notice is a second version.
 */
export function decisionV1(content: NoticeContent, language: NoticeLanguage): NoticeDocument {
  const say = sayIn(language);
  const { fileNumber, decidedOn, earlierDecidedOn, outcome, pathway, reasons, factors } = content;
  const outcomes = [outcome, ...content.members.map((member) => member.outcome)];
  return {
    language,
    title: say(WORDS.title, { fileNumber }),
    blocks: [
      heading(say(WORDS.decision)),
      paragraph(`${say(OUTCOME_SENTENCES[outcome])} ${say(WORDS.decidedOn, { decidedOn })}`),
      ...(earlierDecidedOn === null ? [] : [paragraph(say(WORDS.earlier, { earlierDecidedOn }))]),
      ...apartAhead(content, say),
      ...(pathway === null ? [] : [paragraph(say(WORDS.pathway, { pathway: say(PATHWAY_WORDS[pathway]) }))]),
      heading(say(WORDS.reasons)),
      paragraph(say(WORDS.reasonsAsWritten)),
      reasonList(reasons, language),
      ...apartBlocks(content, language, say),
      heading(say(WORDS.factors)),
      factors.length === 0 ? paragraph(say(WORDS.noFactors)) : list(factors.map((one) => say(capital(one)))),
      ...checkBlocks(content, language, say),
      heading(say(WORDS.who)),
      paragraph(say(WORDS.whoDecided)),
      heading(say(WORDS.again)),
      list(waysToAskAgain(outcomes).map((way) => say(way))),
      {
        kind: 'paragraph',
        line: [{ text: say(WORDS.otherLanguage), language: language === 'en' ? 'fr' : 'en' }],
      },
    ],
  };
}

function checkBlocks({ check }: NoticeContent, language: NoticeLanguage, say: Say): readonly NoticeBlock[] {
  const { assessedOn, lawVersion, conclusion, findings, missing } = check;
  const facts = [...new Set(missing.map((one) => say(one)))].join(', ');
  return [
    heading(say(WORDS.check)),
    paragraph(say(WORDS.whatItIs, { assessedOn, lawVersion })),
    paragraph(say(WORDS.didNotDecide)),
    paragraph(say(labelled(WORDS.answer, explainConclusion(conclusion)))),
    ...(findings.length === 0 ? [] : [paragraph(say(WORDS.standsOn)), list(findings.map((one) => say(one)))]),
    ...(missing.length === 0 ? [] : [paragraph(say(WORDS.missing, { facts }))]),
    { kind: 'paragraph', line: [{ text: say(WORDS.page), href: `/about/checks/${language}` }] },
  ];
}

function capital({ en, fr }: Text): Text {
  const first = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  return text(first(en), first(fr));
}
