import { type Canary } from './scanner.mjs';

export const CANARIES: readonly Canary[];
