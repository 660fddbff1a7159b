import type { Prompt } from '../../core/domain/prompt';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A prompt as both protocols take it: system text, earlier turns, last user turn. */
export function chatMessages({ system, turns = [], text }: Prompt): readonly ChatMessage[] {
  return [
    ...(system === undefined || system === '' ? [] : [{ role: 'system', content: system } as const]),
    ...turns.map(({ role, text: content }) => ({ role, content })),
    { role: 'user', content: text },
  ];
}
