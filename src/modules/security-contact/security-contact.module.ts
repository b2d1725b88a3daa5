import { Module } from '@nestjs/common';
import { SecurityContactController } from './security-contact.controller.js';
import { SecurityContactService } from './security-contact.service.js';

/** Where to tell of a weakness. */
@Module({ controllers: [SecurityContactController], providers: [SecurityContactService] })
export class SecurityContactModule {}
