import type { TriggerPattern } from '../../core/domain/policy';

/** What a pattern is called: its place in the list, from 1, and its word; a regular expression is not a name to be read out. */
export function patternName(
  noun: string,
  index: number,
  { kind, source }: Pick<TriggerPattern, 'kind' | 'source'>,
): string {
  return kind === 'keyword' ? `${noun} ${index + 1}, ${source}` : `${noun} ${index + 1}`;
}
