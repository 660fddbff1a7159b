import type { Prompt } from '../domain/prompt';
import { countTopicHits } from './topic-patterns';

const names = ['code', 'maths', 'reasoning', 'creative', 'constraints', 'knowledge'] as const;
const read = 20_000;
const known = new WeakMap<Prompt, string>();

/**
 * What a prompt is about: what its author or its log says, else the topic whose words it has most of, marked with a leading
 * ≈; of equal ones the earlier. `≈ other` where it has none. English words only.
 */
export function topicOf(prompt: Prompt): string {
  if (prompt.topic !== undefined) return prompt.topic;
  let topic = known.get(prompt);
  if (topic === undefined) {
    const hits = countTopicHits(prompt.text.slice(0, read));
    const most = Math.max(...hits);
    topic = `≈ ${most === 0 ? 'other' : (names[hits.indexOf(most)] ?? 'other')}`;
    known.set(prompt, topic);
  }
  return topic;
}
