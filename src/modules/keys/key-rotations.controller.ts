import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../domain/access.js';
import { KEY_REFUSALS } from '../../domain/keys/refusals.js';
import { CurrentActor, Permit } from '../../platform/http/access.js';
import { AnswerLocation } from '../../platform/http/answer-location.js';
import { ApiId } from '../../platform/http/api-id.js';
import {
  ADDRESS_PROBLEMS,
  ApiProblemList,
  ApiProblems,
  BODY_PROBLEMS,
} from '../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';
import { headersNamed } from '../../platform/openapi/answer-headers.js';
import { KeyRotationDto, RequestKeyRotationDto } from './key-rotation.dto.js';
import { KeyRotationsService } from './key-rotations.service.js';

/** Rotation of the key-encryption key. */
@ApiTags('Administrators')
@Controller('v1/key-rotations')
export class KeyRotationsController {
  constructor(private readonly rotations: KeyRotationsService) {}

  @Post()
  @HttpCode(202)
  @Permit('keys.rotate')
  @AnswerLocation<KeyRotationDto>(({ rotationId }) => `/v1/key-rotations/${rotationId}`)
  @ApiOperation({
    operationId: 'requestKeyRotation',
    summary: 'Rotate the key-encryption key',
    description:
      'From now on new content stands under the newest version; all other content follows in the background while the service serves. The demo makes a new version itself; elsewhere put one in front of the others first. Ask at Location how far it is.',
  })
  @ApiAcceptedResponse({
    description: 'Asked for.',
    type: KeyRotationDto,
    headers: headersNamed(['Location']),
  })
  @ApiProblems(...BODY_PROBLEMS)
  @ApiProblemList(
    Object.entries(KEY_REFUSALS).map(([code, refusal]) => ({
      code,
      status: REFUSAL_STATUS[refusal.kind],
      ...refusal,
    })),
  )
  request(@CurrentActor() actor: Actor, @Body() _body: RequestKeyRotationDto): Promise<KeyRotationDto> {
    return this.rotations.request(actor);
  }

  @Get(':rotationId')
  @Permit('keys.rotate.read')
  @ApiOperation({
    operationId: 'getKeyRotation',
    summary: 'How far a key rotation is',
    description: 'Its state and how many data keys are done.',
  })
  @ApiId('rotationId', 'The rotation.')
  @ApiOkResponse({ description: 'The rotation.', type: KeyRotationDto })
  @ApiProblems(...ADDRESS_PROBLEMS)
  get(@CurrentActor() actor: Actor, @Param('rotationId') rotationId: string): Promise<KeyRotationDto> {
    return this.rotations.get(actor, rotationId);
  }
}
