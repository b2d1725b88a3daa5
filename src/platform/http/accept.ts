/**
 * The media type an `Accept` header asks for among those offered (RFC 9110, section 12.5.1): the best rated, the first offered
 * when rated alike. The first offered also for who names none of them, as the section allows.
 */
export function negotiateType<Type extends string>(
  header: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  return acceptedType(header, offered) ?? offered[0];
}

/** The same, and null for a header that takes none of those offered. */
export function acceptedType<Type extends string>(
  header: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type | null {
  const ranges = (header ?? '*/*').slice(0, 1000).toLowerCase().split(',').map(rangeOf);
  let best: Type | null = null;
  let bestQuality = 0;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > bestQuality) {
      best = type;
      bestQuality = quality;
    }
  }
  return best;
}

interface MediaRange {
  readonly range: string;
  readonly quality: number;
}

function rangeOf(part: string): MediaRange {
  const [range = '', ...parameters] = part.split(';').map((one) => one.trim());
  const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
  return { range, quality: Number.isNaN(quality) ? 0 : quality };
}

/** How a type is rated: by the most exact range that fits it. */
function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  for (const wanted of [type, `${type.split('/')[0] ?? ''}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
