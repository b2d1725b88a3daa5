import { APART_SENTENCES, DECISION_V1_WORDS as WORDS, PATHWAY_WORDS } from './decision-v1.words.js';
import { reasonList } from './decision-v1.reasons.js';
import { type NoticeContent } from './notice-content.js';
import { heading, type NoticeBlock, type NoticeLanguage, paragraph } from './notice-document.js';
import { type Say } from './say.js';

/** That the decision is not the same for all, and for whom it is another; nothing where it is one for all. */
export function apartAhead({ members }: NoticeContent, say: Say): readonly NoticeBlock[] {
  if (members.length === 0) return [];
  const persons = members.map(({ person }) => say(person)).join('; ');
  return [paragraph(say(WORDS.notForAll, { persons }))];
}

/** What was decided of each person who goes another way than the rest, and why; nothing where nobody does. */
export function apartBlocks(
  { members }: NoticeContent,
  language: NoticeLanguage,
  say: Say,
): readonly NoticeBlock[] {
  if (members.length === 0) return [];
  const told = members.flatMap(({ person, outcome, pathway, reasons }) => {
    const decided = say(APART_SENTENCES[outcome], { person: say(person) });
    const way = pathway === null ? '' : ` ${say(WORDS.pathway, { pathway: say(PATHWAY_WORDS[pathway]) })}`;
    return [paragraph(`${decided}${way}`), reasonList(reasons, language)];
  });
  return [heading(say(WORDS.apart)), ...told];
}
