import { MOST_PLACES } from '../../../domain/partner/agreement.js';
import { type PlacesOfYear } from '../../../domain/partner/places.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { DAY, MAX_INT32, whole } from '../../../platform/openapi/forms.js';

/** The places of a partner in one year of its agreement, in persons, family included. A file counts in the year of its receipt. */
export class PlacesDto implements PlacesOfYear {
  @Answer(DAY, 'First day of the year.', { example: '2026-01-01' })
  from!: string;

  @Answer(DAY, 'Last day of the year.', { example: '2026-12-31' })
  to!: string;

  @Answer(
    whole(0, MAX_INT32, 90),
    'Held by files that are open. A file that ends without an acceptance gives them back.',
  )
  held!: number;

  @Answer(whole(0, MAX_INT32, 30), 'Taken by persons who were accepted.')
  taken!: number;

  @Answer(whole(0, MAX_INT32, 120), 'Held or taken.')
  used!: number;

  @Answer(whole(0, MOST_PLACES, 180), 'Persons for whom a file can still be opened in it.')
  left!: number;
}
