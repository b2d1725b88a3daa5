import { type Language } from '../../../platform/language/language.js';

/** One part of the page: a heading and what stands under it. Lists are bullet points. */
export interface PagePart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[];
}

/** The words of the page in one language; the tables of provisions come from the engine itself. */
export interface ChecksText {
  readonly title: string;
  readonly lead: string;
  readonly otherLanguage: { readonly label: string; readonly language: Language };
  readonly parts: readonly PagePart[];
  readonly law: {
    readonly heading: string;
    readonly introduction: string;
    readonly columns: readonly [provision: string, about: string, since: string];
    readonly pending: string;
  };
  readonly lastChange: string;
}

/** What the public is told of the checks (Directive on Automated Decision-Making, 6.2), in plain words. */
export const CHECKS_TEXT: Record<Language, ChecksText> = {
  en: {
    title: 'How a referral is checked',
    lead: 'Organisations refer people to this desk who are in the United States and may be removed to Russia. For each person, a computer program works out what the Safe Third Country Agreement says. This page tells you what it looks at, how it concludes, and what it never does.',
    otherLanguage: { label: 'Français', language: 'fr' },
    parts: [
      {
        heading: 'What the Agreement is about',
        paragraphs: [
          'Under the Safe Third Country Agreement between Canada and the United States, a person who comes to Canada from the United States usually cannot make a refugee claim in Canada. There are exceptions, for example for people who have certain family members in Canada.',
        ],
      },
      {
        heading: 'What the check takes in',
        paragraphs: [
          'Facts that the organisation sent with the person’s consent, and that officers added or corrected:',
        ],
        list: [
          'how the person would reach Canada, and on which day',
          'date of birth, nationalities, and whether the person is stateless',
          'family members in Canada: how they are related, their status, and until when it is valid',
          'visas, permits and travel documents for Canada',
          'earlier refugee claims, and charges or convictions that carry the death penalty',
          'findings already made in Canada or elsewhere about protection or inadmissibility',
        ],
      },
      {
        heading: 'What it does not take in',
        paragraphs: [
          'It does not look at names, faces, opinions, religion or ethnic origin. It does not read the story of the claim, guess at anything, compare people with one another, or learn from earlier decisions.',
        ],
      },
      {
        heading: 'How it concludes',
        paragraphs: [
          'The program goes through each provision of the law, one after the other, and says for each whether it is met, not met, or cannot be told because a fact is missing. A missing fact is never taken as a “no”. Together these give one of four answers:',
        ],
        list: [
          'the Agreement does not apply',
          'an exception is established',
          'the claim would be barred',
          'it cannot be told yet, with the list of the facts that are missing',
        ],
      },
      {
        heading: 'What officers do with it',
        paragraphs: [
          'An officer reads the answer with its reasons, asks for what is missing, and interviews the person. An officer proposes a decision and another person must confirm it. If the outcome is not the one hoped for, the notice says why, which facts weighed most, and how the check was used.',
        ],
      },
      {
        heading: 'What it never does',
        paragraphs: [],
        list: [
          'It never decides. A person decides, and a second person confirms.',
          'It never recommends refusing anyone.',
          'It never changes an earlier answer: when facts or law change, a new check is made beside the old one.',
          'It never tells one organisation what another has sent.',
        ],
      },
      {
        heading: 'If you think it is wrong',
        paragraphs: [
          'Tell the organisation that referred you, or the officer. A fact can be corrected at any time before the decision; the old value is kept, and a new check is made. You have the right to see what is held about you and to have it corrected (Privacy Act, section 12).',
        ],
      },
    ],
    law: {
      heading: 'The provisions that are checked today',
      introduction:
        'This list comes from the program itself. Each provision is applied only to claims it applies to.',
      columns: ['Provision', 'What it is about', 'Since'],
      pending: 'enacted, not yet in force: applied to nothing',
    },
    lastChange: 'Newest change of law that counts: {version}. Page made on {on}.',
  },
  fr: {
    title: 'Comment une recommandation est vérifiée',
    lead: 'Des organismes recommandent à ce bureau des personnes qui se trouvent aux États-Unis et risquent d’être renvoyées en Russie. Pour chacune, un programme informatique établit ce que prévoit l’Entente sur les tiers pays sûrs. Cette page dit ce qu’il examine, comment il conclut et ce qu’il ne fait jamais.',
    otherLanguage: { label: 'English', language: 'en' },
    parts: [
      {
        heading: 'L’objet de l’Entente',
        paragraphs: [
          'Selon l’Entente sur les tiers pays sûrs entre le Canada et les États-Unis, une personne qui arrive des États-Unis ne peut habituellement pas demander l’asile au Canada. Il y a des exceptions, par exemple pour qui a certains membres de sa famille au Canada.',
        ],
      },
      {
        heading: 'Ce que la vérification prend en compte',
        paragraphs: [
          'Les faits que l’organisme a transmis avec le consentement de la personne et que les agents ont ajoutés ou corrigés :',
        ],
        list: [
          'la façon dont la personne arriverait au Canada, et le jour',
          'la date de naissance, les nationalités et le fait d’être apatride',
          'les membres de la famille au Canada : le lien, le statut et sa durée de validité',
          'les visas, permis et titres de voyage pour le Canada',
          'les demandes d’asile antérieures, et les accusations ou condamnations passibles de la peine de mort',
          'les conclusions déjà tirées, au Canada ou ailleurs, sur la protection ou l’interdiction de territoire',
        ],
      },
      {
        heading: 'Ce qu’elle ne prend pas en compte',
        paragraphs: [
          'Elle ne regarde ni les noms, ni les visages, ni les opinions, ni la religion, ni l’origine ethnique. Elle ne lit pas le récit de la demande, ne devine rien, ne compare pas les personnes entre elles et n’apprend pas des décisions antérieures.',
        ],
      },
      {
        heading: 'Comment elle conclut',
        paragraphs: [
          'Le programme parcourt chaque disposition de la loi, l’une après l’autre, et dit pour chacune si elle est remplie, non remplie, ou si l’on ne peut le dire parce qu’un fait manque. Un fait manquant n’est jamais pris pour un « non ». L’ensemble donne l’une de quatre réponses :',
        ],
        list: [
          'l’Entente ne s’applique pas',
          'une exception est établie',
          'la demande serait irrecevable',
          'on ne peut encore le dire, avec la liste des faits qui manquent',
        ],
      },
      {
        heading: 'Ce que les agents en font',
        paragraphs: [
          'Un agent lit la réponse et ses motifs, demande ce qui manque et tient une entrevue. Un agent propose une décision, et une autre personne doit la confirmer. Si le résultat n’est pas celui qui était espéré, l’avis dit pourquoi, quels faits ont le plus compté et comment la vérification a servi.',
        ],
      },
      {
        heading: 'Ce qu’elle ne fait jamais',
        paragraphs: [],
        list: [
          'Elle ne décide jamais. Une personne décide et une seconde confirme.',
          'Elle ne recommande jamais de refuser qui que ce soit.',
          'Elle ne change jamais une réponse antérieure : quand les faits ou le droit changent, une nouvelle vérification est faite à côté de l’ancienne.',
          'Elle ne dit jamais à un organisme ce qu’un autre a transmis.',
        ],
      },
      {
        heading: 'Si vous pensez qu’elle se trompe',
        paragraphs: [
          'Dites-le à l’organisme qui vous a recommandé, ou à l’agent. Un fait peut être corrigé à tout moment avant la décision; l’ancienne valeur est conservée et une nouvelle vérification est faite. Vous avez le droit de voir ce qui est détenu sur vous et de le faire corriger (Loi sur la protection des renseignements personnels, article 12).',
        ],
      },
    ],
    law: {
      heading: 'Les dispositions vérifiées aujourd’hui',
      introduction:
        'Cette liste vient du programme lui-même. Chaque disposition ne vise que les demandes auxquelles elle s’applique.',
      columns: ['Disposition', 'Objet', 'Depuis'],
      pending: 'adoptée, pas encore en vigueur : appliquée à rien',
    },
    lastChange: 'Dernière modification du droit prise en compte : {version}. Page établie le {on}.',
  },
};
