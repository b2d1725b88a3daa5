import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, type ApiResponseOptions, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../../domain/access.js';
import { CurrentActor, Permit } from '../../../platform/http/access.js';
import { AnswerImmutable, IMMUTABLE_HEADER } from '../../../platform/http/answer-immutable.js';
import { ADDRESS_PROBLEMS, ApiProblems } from '../../../platform/http/api-problems.js';
import { RestOfAddress } from '../../../platform/http/rest-of-address.js';
import {
  AuditKeysDto,
  ConsistencyProofDto,
  ConsistencyProofQuery,
  InclusionProofDto,
  InclusionProofQuery,
} from './tree.dto.js';
import { TreeService } from './tree.service.js';

const NOTE = {
  content: {
    'text/plain': {
      schema: {
        type: 'string',
        maxLength: 10_000,
        example:
          'desk.example/audit\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n— desk.example/audit Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
      },
    },
  },
} as const;
const bytes = (example: string, maxLength: number): Pick<ApiResponseOptions, 'content'> => ({
  content: {
    'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength }, example },
  },
});
const TILE_PATH = {
  name: 'path',
  description:
    'Place of the tile in its level, as tlog-tiles writes it: 000, x001/067, or x001/067.p/5 while it has five hashes. It may be written with its slashes, as verifiers do, or with %2F for each, as forms do: OpenAPI knows no slash in a parameter.',
  schema: {
    type: 'string',
    pattern: '^(x[0-9]{3}/)*[0-9]{3}([.]p/[1-9][0-9]{0,2})?$',
    maxLength: 40,
    example: '000.p/5',
  },
} as const;

/** The tree over the audit log: signed, and checkable without trusting whoever answers. */
@ApiTags('Auditors')
@Controller('v1/audit')
export class TreeController {
  constructor(private readonly tree: TreeService) {}

  @Get('checkpoint')
  @Permit('audit.read')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    operationId: 'getCheckpoint',
    summary: 'The newest signed checkpoint',
    description:
      'Origin, size and root of the log, as a signed note (C2SP tlog-checkpoint). Keep it: only a checkpoint that you kept shows that nothing was rewritten since.',
  })
  @ApiOkResponse({ description: 'The note.', ...NOTE })
  @ApiProblems('log-not-signed-yet')
  checkpoint(@CurrentActor() actor: Actor): Promise<string> {
    return this.tree.checkpoint(actor);
  }

  @Get('keys')
  @Permit('audit.keys')
  @ApiOperation({
    operationId: 'listAuditKeys',
    summary: 'The keys that verify checkpoints and receipts',
    description:
      'For whoever is given receipts, too. Compare them with those you were given by another way: who could replace the log could replace this answer.',
  })
  @ApiOkResponse({ description: 'The keys.', type: AuditKeysDto })
  keys(@CurrentActor() actor: Actor): Promise<AuditKeysDto> {
    return this.tree.keys(actor);
  }

  @Get('proofs/inclusion')
  @Permit('audit.read')
  @ApiOperation({
    operationId: 'getInclusionProof',
    summary: 'Proof that an event is in the log',
    description: 'Hashes that lead from the event’s leaf to the root of the tree of that size (RFC 9162).',
  })
  @ApiOkResponse({ description: 'The proof.', type: InclusionProofDto })
  @ApiProblems('invalid-request', 'not-found', 'tree-size-unknown', 'not-in-tree', 'log-not-signed-yet')
  inclusion(@CurrentActor() actor: Actor, @Query() query: InclusionProofQuery): Promise<InclusionProofDto> {
    return this.tree.inclusion(actor, query);
  }

  @Get('proofs/consistency')
  @Permit('audit.read')
  @ApiOperation({
    operationId: 'getConsistencyProof',
    summary: 'Proof that the log was only added to between two sizes',
    description: 'Check it with the root you kept and the root of the newer checkpoint (RFC 9162).',
  })
  @ApiOkResponse({ description: 'The proof.', type: ConsistencyProofDto })
  @ApiProblems('invalid-request', 'tree-size-unknown', 'log-not-signed-yet')
  consistency(
    @CurrentActor() actor: Actor,
    @Query() query: ConsistencyProofQuery,
  ): Promise<ConsistencyProofDto> {
    return this.tree.consistency(actor, query);
  }

  @Get('tile/entries/*')
  @Permit('audit.read')
  @Header('content-type', 'application/octet-stream')
  @ApiOperation({
    operationId: 'getEntries',
    summary: 'The entries of a tile',
    description:
      'The canonical bytes of up to 256 events, each behind its length in two bytes (C2SP tlog-tiles). The read is itself logged.',
  })
  @ApiParam(TILE_PATH)
  @ApiOkResponse({
    description: 'The bundle.',
    ...bytes('(of each entry its length in two bytes, then its bytes)', 16_777_216),
  })
  @ApiProblems(...ADDRESS_PROBLEMS)
  entries(@CurrentActor() actor: Actor, @RestOfAddress() path: string): Promise<Buffer> {
    return this.tree.entries(actor, path);
  }

  @Get('tile/:level/*')
  @Permit('audit.read')
  @Header('content-type', 'application/octet-stream')
  @ApiOperation({
    operationId: 'getTile',
    summary: 'A tile of the tree',
    description:
      'Up to 256 hashes of one level of the tree, one behind the other (C2SP tlog-tiles). They tell nothing of anyone and a tile of one width never changes, so you may keep it for good.',
  })
  @ApiParam({
    name: 'level',
    description: 'Level of tiles, 0 over the leaves.',
    schema: { type: 'string', pattern: '^[0-6]$', maxLength: 1, example: '0' },
  })
  @ApiParam(TILE_PATH)
  @ApiOkResponse({
    description: 'The hashes.',
    headers: IMMUTABLE_HEADER,
    ...bytes('(32 bytes for each hash)', 8_192),
  })
  @AnswerImmutable()
  @ApiProblems(...ADDRESS_PROBLEMS)
  tile(
    @CurrentActor() actor: Actor,
    @Param('level') level: string,
    @RestOfAddress() path: string,
  ): Promise<Buffer> {
    return this.tree.tile(actor, level, path);
  }
}
