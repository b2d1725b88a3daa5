import { Module } from '@nestjs/common';
import { KeyCheck } from './key-check.js';
import { KeyCheckStore } from './key-check.store.js';

/** The keys of sealed content: whether they are the right ones, and their rotation. */
@Module({ providers: [KeyCheck, KeyCheckStore] })
export class KeysModule {}
