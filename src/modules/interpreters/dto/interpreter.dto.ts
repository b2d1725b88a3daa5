import {
  INTERPRETER_GENDERS,
  type InterpretedLanguage,
  type InterpreterGender,
} from '../../../domain/interviews/interpreter.js';
import {
  ListField,
  OneOfField,
  PatternField,
  PatternsField,
  YesOrNoField,
} from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { INSTANT, listOf, matching, objectsOf, oneOf, YES_OR_NO } from '../../../platform/openapi/forms.js';
import { INTERPRETER, LANGUAGE, STAFF_ID, VERSION } from '../../forms.js';
import { CODE_NAME, DIALECT } from '../interpreter-forms.js';
import { type KeptInterpreter } from '../interpreter.store.js';

const MOST_LANGUAGES = 20;
const MOST_DIALECTS = 20;
const LANGUAGE_CODE = /^[a-z]{2,3}$/;
const EXAMPLE = [{ language: 'bua', dialects: ['alar'] }];

/** A language that is interpreted, with the dialects of it. */
export class InterpretedLanguageDto implements InterpretedLanguage {
  @PatternField({ description: 'Language (ISO 639).', example: 'bua', pattern: LANGUAGE_CODE, form: 'ru' })
  language!: string;

  @PatternsField({
    description: 'Dialects of it that are interpreted, in small letters; empty: none in particular.',
    example: ['alar'],
    max: MOST_DIALECTS,
    maxLength: 40,
    pattern: DIALECT,
    form: 'alar',
  })
  dialects!: string[];
}

/** Body of `POST /v1/interpreters`. */
export class TakeUpInterpreterDto {
  @PatternField({
    description: 'Code name: letters and a number that say nothing of who it is. It never changes.',
    example: 'BUA-017',
    pattern: CODE_NAME,
    form: 'BUA-017',
  })
  codeName!: string;

  @ListField(() => InterpretedLanguageDto, {
    description: 'Languages interpreted.',
    example: EXAMPLE,
    min: 1,
    max: MOST_LANGUAGES,
  })
  languages!: InterpretedLanguageDto[];

  @OneOfField(INTERPRETER_GENDERS, {
    description: 'Gender, since applicants may ask for one.',
    example: 'woman',
  })
  gender!: InterpreterGender;
}

/** Body of `PATCH /v1/interpreters/{interpreterId}`: what is absent stays. */
export class ChangeInterpreterDto {
  @ListField(() => InterpretedLanguageDto, {
    description: 'Languages interpreted from now on: the whole list.',
    example: EXAMPLE,
    min: 1,
    max: MOST_LANGUAGES,
    optional: true,
  })
  languages?: InterpretedLanguageDto[];

  @OneOfField(INTERPRETER_GENDERS, { description: 'Gender.', example: 'woman', optional: true })
  gender?: InterpreterGender;

  @YesOrNoField({
    description: 'False: takes no new bookings. Those there are stay.',
    example: false,
    optional: true,
  })
  active?: boolean;
}

/** Query of `GET /v1/interpreters`. */
export class ListInterpretersQuery extends PageQuery {
  @PatternField({
    description: 'Only those who interpret this language (ISO 639).',
    pattern: LANGUAGE_CODE,
    form: 'ru',
    optional: true,
  })
  language?: string;

  @PatternField({
    description: 'Only those who interpret this dialect; of the language, if one is given.',
    pattern: DIALECT,
    form: 'alar',
    optional: true,
  })
  dialect?: string;

  @OneOfField(INTERPRETER_GENDERS, { description: 'Only those of this gender.', optional: true })
  gender?: InterpreterGender;

  @OneOfField(['yes', 'no'], {
    description: 'Only those who take bookings, or who take none.',
    optional: true,
  })
  active?: 'yes' | 'no';
}

/** A language as it is told. */
export class ToldLanguageDto implements InterpretedLanguage {
  @Answer(LANGUAGE, 'Language (ISO 639).', { example: 'bua' })
  language!: string;

  @Answer(listOf(matching(DIALECT, 'alar'), MOST_DIALECTS), 'Dialects of it.')
  dialects!: readonly string[];
}

/** An interpreter. Who it is is not known here. */
export class InterpreterDto implements KeptInterpreter {
  @Answer(INTERPRETER, 'The interpreter, for bookings.')
  interpreterId!: string;

  @Answer(matching(CODE_NAME, 'BUA-017'), 'Code name.')
  codeName!: string;

  @Answer(objectsOf(() => ToldLanguageDto, MOST_LANGUAGES), 'Languages interpreted.')
  languages!: readonly ToldLanguageDto[];

  @Answer(oneOf(INTERPRETER_GENDERS), 'Gender.')
  gender!: InterpreterGender;

  @Answer(YES_OR_NO, 'False: takes no new bookings.', { example: true })
  active!: boolean;

  @Answer(VERSION, 'Its version, for If-Match.')
  version!: number;

  @Answer(STAFF_ID, 'Manager who took it up or changed it last.', { example: 'stf_demo-manager' })
  changedBy!: string;

  @Answer(INSTANT, 'When.')
  changedAt!: string;
}

/** A page of interpreters. */
export class InterpreterPageDto extends PageAnswer {
  @Answer(objectsOf(() => InterpreterDto, 200), 'Interpreters, by code name.')
  items!: readonly InterpreterDto[];
}
