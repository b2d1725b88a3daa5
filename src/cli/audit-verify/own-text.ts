/**
 * The same text with memory of its own. A part of a text keeps the whole in memory, and what is kept of each of a million leaves must
 * not keep the leaves. Characters beyond one byte are not kept.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
