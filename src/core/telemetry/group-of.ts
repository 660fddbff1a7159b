import type { PromptKey } from '../domain/breakdown';
import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { topicOf } from '../features/topic-of';

const lengths = [
  [50, 'under 50 characters'],
  [500, '50 to 499'],
  [2000, '500 to 1,999'],
] as const;
const longest = '2,000 and more';

/** Classes of length, the shortest first. */
export const lengthNames: readonly string[] = [...lengths.map(([, name]) => name), longest];

/** The group of prompts that a prompt is in, by what it or its log says of it. */
export function groupOf(prompt: Prompt, by: PromptKey): string {
  switch (by) {
    case 'topic':
      return topicOf(prompt);
    case 'language':
      return featuresOf(prompt).language;
    case 'length':
      return lengths.find(([below]) => prompt.text.length < below)?.[1] ?? longest;
    case 'app':
    case 'user':
    case 'userTier':
    case 'region':
      return prompt.metadata[by] ?? 'not told';
  }
}
