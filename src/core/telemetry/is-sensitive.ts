import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';

/** Carries personal or secret data: by ground truth where somebody has said, else by the detectors. */
export function isSensitive(prompt: Prompt): boolean {
  return prompt.sensitive ?? featuresOf(prompt).pii.length > 0;
}
