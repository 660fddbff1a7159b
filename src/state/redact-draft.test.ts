import { expect, it } from 'vitest';
import { featuresOf } from '../core/features/features-of';
import type { Prompt } from '../core/domain/prompt';
import { redactDraft } from './redact-draft';

const prompt: Prompt = {
  id: 'p',
  text: 'Bill 4111 1111 1111 1111, then write to ana@example.org.',
  system: 'You answer for bo@example.org.',
  turns: [
    { role: 'user', text: 'Hello there' },
    { role: 'assistant', text: 'Is it eve@example.org?' },
  ],
  metadata: { app: 'shop' },
  origin: 'typed',
};

it('takes every span out of text, system and turns, and nothing else', () => {
  const redacted = redactDraft(prompt, featuresOf(prompt).pii);
  expect(redacted).toEqual({
    text: 'Bill [card], then write to [email].',
    system: 'You answer for [email].',
    turns: [
      { role: 'user', text: 'Hello there' },
      { role: 'assistant', text: 'Is it [email]?' },
    ],
    metadata: { app: 'shop' },
  });
  const { overrides: _overrides, ...draft } = redacted;
  expect(featuresOf({ ...prompt, ...draft }).pii).toEqual([]);
});
