import { Module } from '@nestjs/common';
import { CorrectionStore } from './correction.store.js';

/** Corrections of files: what was asked for, and what became of it. */
@Module({ providers: [CorrectionStore], exports: [CorrectionStore] })
export class CorrectionsModule {}
