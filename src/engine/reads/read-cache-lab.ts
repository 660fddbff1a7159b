import { countFalseHits } from '../../core/cache/count-false-hits';
import { namesIn, swapMeaning } from '../../core/cache/swap-meaning';
import type { CacheLab, SwappedPair } from '../../core/domain/cache-lab';
import { featuresOf } from '../../core/features/features-of';
import { dot } from '../../core/pillars/dot';
import { EngineCallError } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';

const mostPrompts = 200;
const shownPairs = 5;
const thresholds = [0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995];

/**
 * Makes twins of the session's English prompts that look alike and ask for something else, and counts which of them a
 * semantic cache would serve with the other's answer. Prompts with personal or secret data are left out, as the cache leaves
 * them out. Throws `embedder-not-loaded` for a run without an encoder, and `cancelled`.
 */
export async function readCacheLab(
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
): Promise<CacheLab> {
  if (!run.withEmbedder) throw new EngineCallError(vectors.absence);
  const slicer = new Slicer(now, signal);
  const texts: string[] = [];
  const seen = new Set<string>();
  // The latest first: what the user brought comes before the samples.
  for (const prompt of run.columns.prompts.slice(0, run.rows).toReversed()) {
    await slicer.pause();
    const { language, pii } = featuresOf(prompt);
    if (texts.length >= mostPrompts) break;
    if (language !== 'en' || pii.length > 0 || seen.has(prompt.text)) continue;
    seen.add(prompt.text);
    texts.push(prompt.text);
  }
  const names = [...new Set(texts.flatMap((text) => namesIn(text)))];
  const twins = texts.flatMap((text) => swapMeaning(text, names).map((twin) => ({ ...twin, of: text })));
  await vectors.fetch([...texts, ...twins.map((twin) => twin.text)], signal);
  const pairs: SwappedPair[] = [];
  for (const { kind, of, text } of twins) {
    await slicer.pause();
    const [one, other] = [vectors.of(of), vectors.of(text)];
    if (one === undefined || other === undefined) continue;
    pairs.push({ kind, text: of, swapped: text, cosine: dot(one.vector, 0, other.vector) });
  }
  return {
    prompts: new Set(pairs.map((pair) => pair.text)).size,
    pairs: pairs.length,
    rows: countFalseHits(pairs, thresholds),
    nearest: pairs.toSorted((a, b) => b.cosine - a.cosine).slice(0, shownPairs),
  };
}
