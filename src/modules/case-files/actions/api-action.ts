import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { PERMISSIONS } from '../../../domain/access.js';
import { STANDING_ON_CONTENT } from '../../../domain/case-file/content-access.js';
import { type CaseFileRefusalCode } from '../../../domain/case-file/refusals.js';
import { type FileState, OPEN_STATES } from '../../../domain/case-file/states.js';
import { type FileAction, TRANSITIONS } from '../../../domain/case-file/transitions.js';
import { Permit } from '../../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../../platform/http/etag.js';
import { ApiFileNumber } from '../dto/api-file.js';
import { ApiFileRefusals } from '../dto/api-file-refusals.js';
import { ActionAnswerDto } from '../dto/file-answers.dto.js';

/**
 * Routes and documents one action on a file from its line in the table of transitions: `POST {file}/actions/{action}`
 * with `If-Match`, answered 200 with the new ETag.
 */
export function FileActionRoute(
  action: FileAction,
  told: {
    readonly summary: string;
    /** What the table does not say of it. */
    readonly more?: string;
    readonly refusals?: readonly CaseFileRefusalCode[];
  },
): MethodDecorator {
  const { from, to, permission, needs } = TRANSITIONS[action];
  const roles = PERMISSIONS[permission].roles.join(' or ');
  const body = needs.length === 0 ? 'nothing: send {}' : needs.join(', ');
  return applyDecorators(
    Permit(permission),
    Post(`:fileNumber/actions/${action}`),
    HttpCode(200),
    ApiOperation({
      operationId: action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      summary: told.summary,
      description: `For: ${roles}. From ${from.join(', ')} to ${to}. The body needs ${body}. If-Match is the ETag of your last look at the file.${told.more === undefined ? '' : ` ${told.more}`}`,
    }),
    ApiFileAction(action, told.refusals),
  );
}

/** Documents the address, the headers and the answers of an action, whoever takes it. */
export function ApiFileAction(
  action: FileAction,
  refusals: readonly CaseFileRefusalCode[] = [],
): MethodDecorator {
  const from: readonly FileState[] = TRANSITIONS[action].from;
  const always: readonly CaseFileRefusalCode[] = OPEN_STATES.every((state) => from.includes(state))
    ? ['nothing-more-possible']
    : ['nothing-more-possible', 'out-of-order'];
  const ofContent = STANDING_ON_CONTENT.includes(action) ? (['content-withheld'] as const) : [];
  return applyDecorators(
    ApiFileNumber(),
    ApiIfMatch(),
    ApiProblems(...BODY_PROBLEMS),
    ApiFileRefusals(...always, ...ofContent, ...refusals),
    ApiOkResponse({ description: 'Done; the ETag is the file’s new version.', type: ActionAnswerDto }),
  );
}
