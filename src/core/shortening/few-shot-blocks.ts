import type { TextSpan } from './protected-spans';

const labelLine =
  /^[ \t]*((?:example|input|output|question|answer|review|text|query|user|q|a|sentence)\b[ \t]*)(?:\d+[ \t]*)?[:.)]/gim;

/**
 * The examples of a few-shot prompt: stretches that begin with the same label ("Review:", "Q:", "Example 2:"), each up to the
 * next. The last one, which is to be answered, is not among them. Empty where no label comes three times.
 */
export function fewShotBlocks(text: string): readonly TextSpan[] {
  const starts = new Map<string, number[]>();
  for (const { 1: label = '', index } of text.matchAll(labelLine)) {
    const key = label.trim().toLowerCase();
    starts.set(key, [...(starts.get(key) ?? []), index]);
  }
  const most = [...starts.values()].reduce<readonly number[]>(
    (best, one) => (one.length > best.length ? one : best),
    [],
  );
  if (most.length < 3) return [];
  return most.slice(0, -1).map((from, k) => ({ from, to: most[k + 1] ?? text.length }));
}
