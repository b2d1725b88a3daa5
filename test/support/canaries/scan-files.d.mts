import { type Scanner } from './scanner.mjs';

export function scanFiles(scanner: Scanner, folder: string): string[];
