import { type DecisionReason } from '../case-file/commands.js';
import { explainConclusion } from '../stca/explain.js';
import { labelled, type Text, text } from '../stca/text.js';
import { waysToAskAgain } from './decision-v1.again.js';
import { DECISION_V1_WORDS as WORDS, OUTCOME_SENTENCES, PATHWAY_WORDS } from './decision-v1.words.js';
import { type NoticeContent } from './notice-content.js';
import {
  heading,
  list,
  type NoticeBlock,
  type NoticeDocument,
  type NoticeLanguage,
  type NoticeLine,
  paragraph,
} from './notice-document.js';

/**
 * The notice of a decision, first version: outcome, reasons, principal factors, how the check was used, who decided in what
 * capacity, and the ways to ask again (Directive on Automated Decision-Making, 6.2). Once notices were made with it, it is never
 * edited: a changed notice is a second version.
 */
export function decisionV1(content: NoticeContent, language: NoticeLanguage): NoticeDocument {
  const say = (words: Text, params: Readonly<Record<string, string>> = {}): string =>
    words[language].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
  const { fileNumber, decidedOn, outcome, pathway, reasons, factors } = content;
  return {
    language,
    title: say(WORDS.title, { fileNumber }),
    blocks: [
      heading(say(WORDS.decision)),
      paragraph(`${say(OUTCOME_SENTENCES[outcome])} ${say(WORDS.decidedOn, { decidedOn })}`),
      ...(pathway === null ? [] : [paragraph(say(WORDS.pathway, { pathway: say(PATHWAY_WORDS[pathway]) }))]),
      heading(say(WORDS.reasons)),
      paragraph(say(WORDS.reasonsAsWritten)),
      { kind: 'list', lines: reasons.map((reason) => reasonLine(reason, language)) },
      heading(say(WORDS.factors)),
      factors.length === 0 ? paragraph(say(WORDS.noFactors)) : list(factors.map((one) => say(capital(one)))),
      ...checkBlocks(content, language, say),
      heading(say(WORDS.who)),
      paragraph(say(WORDS.whoDecided)),
      heading(say(WORDS.again)),
      list(waysToAskAgain(outcome).map((way) => say(way))),
      {
        kind: 'paragraph',
        line: [{ text: say(WORDS.otherLanguage), language: language === 'en' ? 'fr' : 'en' }],
      },
    ],
  };
}

function checkBlocks(
  { check }: NoticeContent,
  language: NoticeLanguage,
  say: (words: Text, params?: Readonly<Record<string, string>>) => string,
): readonly NoticeBlock[] {
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

/** A reason in the language of the notice where it was given in it; else as it was written, marked with its language. */
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

function capital({ en, fr }: Text): Text {
  const first = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  return text(first(en), first(fr));
}
