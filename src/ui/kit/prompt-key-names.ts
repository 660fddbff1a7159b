import type { PromptKey } from '../../core/domain/breakdown';

/** What prompts are grouped by, in words. */
export const promptKeyNames: Readonly<Record<PromptKey, string>> = {
  topic: 'topic',
  length: 'length of the prompt',
  language: 'language',
  app: 'app',
  user: 'user',
  userTier: 'user tier',
  region: 'region demanded',
};
