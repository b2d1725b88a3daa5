import { Body, Controller, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '../../../domain/access.js';
import { CurrentActor, Permit } from '../../../platform/http/access.js';
import { ApiProblems, BODY_PROBLEMS } from '../../../platform/http/api-problems.js';
import { ExportLogDto } from './export.dto.js';
import { ExportsService } from './exports.service.js';

/** Taking a copy of the log away. */
@ApiTags('Auditors')
@Controller('v1/audit')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post('exports')
  @HttpCode(200)
  @Permit('audit.export')
  @ApiOperation({
    operationId: 'exportAuditLog',
    summary: 'A copy of the audit log to verify elsewhere',
    description:
      'A tar archive that is a tlog-tiles directory (C2SP): checkpoint, tiles and entries, with disclosures.ndjson and manifest.json. `npm run audit:verify` checks it with no network. The export is itself an event, with its purpose.',
  })
  @ApiOkResponse({
    description: 'The archive.',
    content: {
      'application/x-tar': {
        schema: { type: 'string', format: 'binary', maxLength: 2_147_483_647 },
        example: '(a tar archive)',
      },
    },
  })
  @ApiProblems(...BODY_PROBLEMS, 'log-not-signed-yet')
  export(@CurrentActor() actor: Actor, @Body() input: ExportLogDto): Promise<StreamableFile> {
    return this.exports.export(actor, input);
  }
}
