import { glassOf } from '../../domain/case-file/content-access.js';
import { frenchSpaces } from '../../platform/language/language.js';
import { type WithheldDto } from './dto/file-answers.dto.js';

/** What an officer is told in the place of the content of another officer’s file. */
export function withheldOf(fileNumber: string): WithheldDto {
  const href = glassOf(fileNumber);
  return {
    why: {
      en: 'The file is assigned to another officer. Who is in it and what was said is shown to the officer in charge, to reviewers and to managers.',
      fr: 'Le dossier est attribué à un autre agent. Les personnes et les propos qu’il contient sont montrés à l’agent responsable, aux réviseurs et aux gestionnaires.',
    },
    how: {
      en: `Ask a manager to assign it to you. Where it cannot wait, break the glass with a reason: POST ${href}. You then read the whole file for three hours, and a manager reviews it afterwards.`,
      fr: frenchSpaces(
        `Demandez à un gestionnaire de vous l’attribuer. Si cela ne peut attendre, recourez au bris de glace en donnant un motif : POST ${href}. Vous lirez alors tout le dossier pendant trois heures, et un gestionnaire examinera ensuite cet accès.`,
      ),
    },
    href,
  };
}
