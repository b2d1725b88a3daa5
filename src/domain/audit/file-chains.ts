import { type ReadLeaf } from './leaf-grammar.js';

/** The last change of a file; it is moved on, not made anew, as a log has millions of changes. */
interface Head {
  fileSeq: number;
  leafHash: string;
  commit: string;
  time: string;
}

/** How far the clocks of two who change one file may be apart. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Follows the changes of each file through the log: none may be missing, out of its order, or stand on another one. */
export class FileChains {
  readonly #heads = new Map<string, Head>();

  /** `own` gives a text memory of its own: what is kept of a leaf must not keep the leaf. */
  constructor(private readonly own: (text: string) => string) {}

  /** Files whose changes were seen. */
  get files(): number {
    return this.#heads.size;
  }

  /** Takes the next leaf, with its hash in hex. Answers what is wrong with it, or null. */
  follow(leaf: ReadLeaf, leafHash: () => string): string | null {
    if (leaf.subjectType !== 'file' || leaf.after === undefined) {
      return leaf.fileSeq === undefined ? null : 'it counts as a change of a file and changes none';
    }
    const { fileSeq, after, before, prev, time } = leaf;
    const head = this.#heads.get(leaf.subjectId);
    if (fileSeq !== (head?.fileSeq ?? 0) + 1)
      return `it is change ${fileSeq ?? 'none'} of its file, after change ${head?.fileSeq ?? 0}`;
    if (after.version !== fileSeq) return 'its version is not its place among the changes of its file';
    if (prev !== head?.leafHash) return 'it does not name the change of its file before it';
    if (before?.commit !== head?.commit) return 'it does not begin with the state that its file was in';
    if (before !== undefined && before.version !== fileSeq - 1)
      return 'the version before it is not the one before it';
    if (head !== undefined && isBefore(time, head.time))
      return 'it is older than the change of its file before it';
    if (head === undefined) {
      this.#heads.set(this.own(leaf.subjectId), {
        fileSeq,
        leafHash: leafHash(),
        commit: this.own(after.commit),
        time: this.own(time),
      });
    } else {
      head.fileSeq = fileSeq;
      head.leafHash = leafHash();
      head.commit = this.own(after.commit);
      head.time = this.own(time);
    }
    return null;
  }
}

/** Whether a time is before another by more than clocks differ. As texts they are compared at no cost, and most are in order. */
function isBefore(time: string, other: string): boolean {
  return time < other && Date.parse(other) - Date.parse(time) > CLOCK_SKEW_MS;
}
