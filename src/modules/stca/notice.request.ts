import { type Notice } from '../../domain/stca/notices.js';
import { type Fault } from '../../platform/http/problem.js';
import { type AddNoticeDto } from './dto/notice.dto.js';

type Own = 'lastDay' | 'from' | 'renews' | 'provisions';

/** What each kind of notice says beside what all of them say. */
const OWN: Readonly<Record<Notice['kind'], { readonly needs?: Own; readonly takes: readonly Own[] }>> = {
  suspension: { takes: ['lastDay'] },
  'partial-suspension': { needs: 'provisions', takes: ['lastDay', 'provisions'] },
  renewal: { needs: 'renews', takes: ['lastDay', 'renews'] },
  termination: { needs: 'from', takes: ['from'] },
};
const ALL: readonly Own[] = ['lastDay', 'from', 'renews', 'provisions'];

/** The notice a body describes, or what it lacks or has too much for its kind. */
export function noticeOf(
  body: AddNoticeDto,
  id: string,
): { readonly notice: Notice } | { readonly faults: readonly Fault[] } {
  const { needs, takes } = OWN[body.kind];
  const faults: Fault[] = ALL.flatMap((name) => {
    const given = body[name] !== undefined;
    if (given && !takes.includes(name)) return [{ pointer: `#/${name}`, code: 'unknown-property' }];
    return !given && name === needs ? [{ pointer: `#/${name}`, code: 'required' }] : [];
  });
  if (faults.length > 0) return { faults };
  const { kind, gazette, publicizedOn, lastDay, from, renews, provisions } = body;
  const given = { lastDay, from, renews, provisions };
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { notice: { id, kind, gazette, publicizedOn, ...own } as Notice };
}
