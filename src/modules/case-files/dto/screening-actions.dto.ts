import { IdField } from '../../../platform/http/fields.js';

/** Body of an action that needs nothing but to be asked for: `{}`. */
export class EmptyActionDto {}

/** Body of `clear-for-interview`. */
export class ClearForInterviewDto {
  @IdField({ description: 'The STCA check you have read: the file’s current one (`stca.checkId`).' })
  acknowledgedCheckId!: string;
}
