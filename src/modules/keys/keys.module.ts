import { Module } from '@nestjs/common';
import { KeyCheck } from './key-check.js';
import { KeyCheckStore } from './key-check.store.js';
import { KeyRotationStore } from './key-rotation.store.js';
import { KeyRotationStretch } from './key-rotation.stretch.js';
import { KeyRotationTasks } from './key-rotation.tasks.js';
import { KeyRotationsController } from './key-rotations.controller.js';
import { KeyRotationsService } from './key-rotations.service.js';
import { WrappedKeysStore } from './wrapped-keys.store.js';

/** The keys of sealed content: whether they are the right ones, and their rotation. */
@Module({
  controllers: [KeyRotationsController],
  providers: [
    KeyCheck,
    KeyCheckStore,
    KeyRotationsService,
    KeyRotationStore,
    KeyRotationStretch,
    KeyRotationTasks,
    WrappedKeysStore,
  ],
})
export class KeysModule {}
