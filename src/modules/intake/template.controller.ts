import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { TemplateQuery } from './dto/batch.queries.js';
import { csvTemplate } from './formats/csv-template.js';

/** The table to fill in. It is open to anyone, as the API's own description is. */
@ApiTags('Partners: batches')
@Controller('v1/referral-batches/template.csv')
export class TemplateController {
  @Get()
  @Public()
  @Header('content-type', 'text/csv; charset=utf-8; header=present')
  @Header('content-disposition', 'attachment; filename="referrals.csv"')
  @ApiOperation({
    operationId: 'getBatchTemplate',
    summary: 'Get the table to fill in',
    description:
      'A spreadsheet’s CSV: notes on each column in English and French, in rows that begin with #, then the header with every path a referral can have. Add referrals below and send it as it is, notes included.',
  })
  @ApiOkResponse({
    description: 'The table.',
    content: {
      'text/csv': { schema: { type: 'string', maxLength: 200_000, example: 'externalReference\r\n' } },
    },
  })
  @ApiProblems('invalid-request')
  get(@Query() { delimiter }: TemplateQuery): string {
    return csvTemplate(delimiter === 'semicolon' ? ';' : ',');
  }
}
