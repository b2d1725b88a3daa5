import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { PERMISSIONS } from '../../domain/access.js';
import { type PartnerAction, PARTNER_TRANSITIONS } from '../../domain/partner/actions.js';
import { PARTNER_REFUSALS, type PartnerRefusalCode } from '../../domain/partner/refusals.js';
import { Permit } from '../../platform/http/access.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { PARTNER_ID } from '../forms.js';
import { PartnerDto } from './dto/partner.dto.js';

/** Documents the partner in an address. */
export function ApiPartnerId(): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'partnerId',
      description: 'Id of the partner.',
      schema: { ...PARTNER_ID.schema, example: 'ptn_example' },
    }),
    ApiProblems(...ADDRESS_PROBLEMS),
  );
}

/** Documents refusals of the rules about partners. */
export function ApiPartnerRefusals(...codes: readonly PartnerRefusalCode[]): MethodDecorator {
  return ApiProblemList(
    codes.map((code) => {
      const { kind, title, detail } = PARTNER_REFUSALS[code];
      return { code, status: REFUSAL_STATUS[kind], title, detail };
    }),
  );
}

/** Routes and documents one action on a partner from its line in the table; answered 200 with the new ETag. */
export function PartnerActionRoute(
  action: PartnerAction,
  told: {
    readonly path: string;
    readonly summary: string;
    readonly says: string;
    readonly refusals?: readonly PartnerRefusalCode[];
  },
): MethodDecorator {
  const { from, permission } = PARTNER_TRANSITIONS[action];
  const roles = PERMISSIONS[permission].roles.join(' or ');
  const noun = action.endsWith('agreement') ? '' : 'Partner';
  const verb = action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return applyDecorators(
    Permit(permission),
    Post(`:partnerId/${told.path}`),
    HttpCode(200),
    ApiOperation({
      operationId: `${verb}${noun}`,
      summary: told.summary,
      description: `For: ${roles}. From ${from.join(', ')}. ${told.says} If-Match is the ETag of your last look at the partner.`,
    }),
    ApiPartnerId(),
    ApiIfMatch(),
    ApiProblems(...BODY_PROBLEMS),
    ApiPartnerRefusals('partner-revoked', 'partner-out-of-order', ...(told.refusals ?? [])),
    ApiOkResponse({ description: 'Done; the ETag is the partner’s new version.', type: PartnerDto }),
  );
}
