import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/http/access.js';
import { ApiProblems } from '../../platform/http/api-problems.js';
import { SecurityContactService } from './security-contact.service.js';

const EXAMPLE =
  'Contact: mailto:security@referral-desk.example\nExpires: 2027-05-01T00:00:00.000Z\nPreferred-Languages: en, fr\n';

/** Where to tell of a weakness. */
@ApiTags('Everyone')
@Controller('.well-known')
export class SecurityContactController {
  constructor(private readonly contact: SecurityContactService) {}

  @Get('security.txt')
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    operationId: 'getSecurityContact',
    summary: 'Whom to tell of a weakness',
    description: 'As RFC 9116 has it. Not found when the deployment names nobody.',
  })
  @ApiOkResponse({
    description: 'The contact.',
    content: {
      'text/plain': {
        schema: { type: 'string', maxLength: 1000, pattern: '^Contact: [^\\x00]+$' },
        example: EXAMPLE,
      },
    },
  })
  @ApiProblems('not-found')
  get(): string {
    return this.contact.text();
  }
}
