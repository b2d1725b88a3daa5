import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../platform/http/api-problems.js';
import { ApiPartnerId, ApiPartnerRefusals } from './api-partner.js';
import { ApiKeysService } from './api-keys.service.js';
import {
  ApiKeyDto,
  ApiKeyPageDto,
  IssueApiKeyDto,
  IssuedApiKeyDto,
  KEY_ID,
  ListApiKeysQuery,
  RotateApiKeyDto,
} from './dto/api-key.dto.js';

const ApiKeyId = (): MethodDecorator =>
  applyDecorators(
    ApiPartnerId(),
    ApiParam({
      name: 'keyId',
      description: 'Id of the key.',
      schema: { ...KEY_ID.schema, example: KEY_ID.example },
    }),
  );

/** API keys of a partner. */
@ApiTags('Managers: partners')
@Controller('v1/partners/:partnerId/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @Permit('api-keys.issue')
  @ApiOperation({
    operationId: 'issueApiKey',
    summary: 'Issue an API key; its secret is shown once',
    description:
      'For an approved partner. A label names one live key: a request sent twice is refused, so that no key is left that nobody knows. If the first answer was lost, revoke that key and issue another.',
  })
  @ApiPartnerId()
  @ApiCreatedResponse({ description: 'Issued, with its secret.', type: IssuedApiKeyDto })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiPartnerRefusals('keys-need-approval', 'key-label-in-use', 'too-many-keys', 'key-life')
  issue(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Body() body: IssueApiKeyDto,
  ): Promise<IssuedApiKeyDto> {
    return this.keys.issue(actor, partnerId, body);
  }

  @Get()
  @Permit('api-keys.read')
  @ApiOperation({
    operationId: 'listApiKeys',
    summary: 'List the keys of a partner',
    description: 'Those that ended, too; never a secret.',
  })
  @ApiPartnerId()
  @ApiOkResponse({ description: 'A page of keys.', type: ApiKeyPageDto })
  @ApiProblems('invalid-request')
  list(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Query() query: ListApiKeysQuery,
  ): Promise<ApiKeyPageDto> {
    return this.keys.list(actor, partnerId, query);
  }

  @Post(':keyId/rotate')
  @Permit('api-keys.issue')
  @ApiOperation({
    operationId: 'rotateApiKey',
    summary: 'Issue the successor of a key; its secret is shown once',
    description:
      'With the same label, scopes and addresses. The old key works until the overlap ends; at most two keys of a line live, so a request sent twice is refused.',
  })
  @ApiKeyId()
  @ApiCreatedResponse({ description: 'The new key, with its secret.', type: IssuedApiKeyDto })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiPartnerRefusals('keys-need-approval', 'key-not-live', 'rotation-under-way', 'key-life', 'key-overlap')
  rotate(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Param('keyId') keyId: string,
    @Body() body: RotateApiKeyDto,
  ): Promise<IssuedApiKeyDto> {
    return this.keys.rotate(actor, partnerId, keyId, body);
  }

  @Delete(':keyId')
  @HttpCode(200)
  @Permit('api-keys.revoke')
  @ApiOperation({
    operationId: 'revokeApiKey',
    summary: 'Revoke a key at once',
    description:
      'Once this is answered, nothing more is stored under it, on any process. It needs no If-Match, because there is nothing to overwrite; a key that has ended stays as it is.',
  })
  @ApiKeyId()
  @ApiOkResponse({ description: 'The key, revoked.', type: ApiKeyDto })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('partnerId') partnerId: string,
    @Param('keyId') keyId: string,
  ): Promise<ApiKeyDto> {
    return this.keys.revoke(actor, partnerId, keyId);
  }
}
