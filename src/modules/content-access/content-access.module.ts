import { Module } from '@nestjs/common';
import { ContentAccess } from './content-access.js';
import { GlassBreakStore } from './glass-break.store.js';

/** Who reads what is in a file, and the glass that officers broke. */
@Module({ providers: [ContentAccess, GlassBreakStore], exports: [ContentAccess, GlassBreakStore] })
export class ContentAccessModule {}
