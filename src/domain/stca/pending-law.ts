import { type CalendarDay } from '../calendar-day.js';
import { text, type Text } from './text.js';

/** Law that is enacted and not yet in force. It is shown and never applied. */
export interface PendingLaw {
  readonly id: string;
  readonly title: Text;
  readonly cite: Text;
  readonly source: string;
  /** Shown from this day on. */
  readonly enactedOn: CalendarDay;
}

/** 2026, c. 4 has parts that wait for a day to be fixed. */
export const PENDING_LAW: readonly PendingLaw[] = [
  {
    id: 'irpa-100-consideration',
    title: text('Consideration of claims', 'Examen des demandes d’asile'),
    cite: text('IRPA 100 to 100.1, 102.1 to 102.2', 'art. 100 à 100.1 et 102.1 à 102.2 LIPR'),
    source: '2026, c. 4',
    enactedOn: '2026-03-26',
  },
  {
    id: 'irpa-24-4',
    title: text('Limits on temporary resident permits', 'Limites au permis de séjour temporaire'),
    cite: text('IRPA 24(4)', 'par. 24(4) LIPR'),
    source: '2026, c. 4',
    enactedOn: '2026-03-26',
  },
  {
    id: 'irpa-25-1-2-b',
    title: text(
      'Limits on humanitarian applications',
      'Limites aux demandes pour circonstances d’ordre humanitaire',
    ),
    cite: text('IRPA 25(1.2)(b)', 'al. 25(1.2)b) LIPR'),
    source: '2026, c. 4',
    enactedOn: '2026-03-26',
  },
  {
    id: 'irpa-112-2',
    title: text('Limits on applications for protection', 'Limites aux demandes de protection'),
    cite: text('IRPA 112(2)', 'par. 112(2) LIPR'),
    source: '2026, c. 4',
    enactedOn: '2026-03-26',
  },
];
