import { readFileSync } from 'node:fs';

/** Commands of a page, and what the page says they print. */
export interface PageStep {
  readonly command: string;
  /** Lines, of which `…` stands for anything. */
  readonly prints: readonly string[];
}

const BLOCK = /^```bash\n([\s\S]*?)^```$/gm;
const ANSWER = /^#>(?: |$)/;

/** The steps of every `bash` block of a page, in order. One ends behind the lines it prints, or with its block. */
export function stepsOf(path: string): readonly PageStep[] {
  return [...readFileSync(path, 'utf8').matchAll(BLOCK)].flatMap(([, block = '']) => {
    const steps: { command: string[]; prints: string[] }[] = [];
    let last: { command: string[]; prints: string[] } | undefined;
    for (const line of block.trimEnd().split('\n')) {
      const isAnswer = ANSWER.test(line);
      if (last === undefined || (!isAnswer && last.prints.length > 0)) {
        last = { command: [], prints: [] };
        steps.push(last);
      }
      if (isAnswer) last.prints.push(line.replace(ANSWER, ''));
      else last.command.push(line);
    }
    return steps.map(({ command, prints }) => ({ command: command.join('\n'), prints }));
  });
}

/** Whether what was printed is what the page says. */
export function isPrinted(prints: readonly string[], printed: string): boolean {
  const parts = prints.join('\n').split('…');
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^\\n]*');
  return new RegExp(`^${pattern}$`).test(printed);
}
