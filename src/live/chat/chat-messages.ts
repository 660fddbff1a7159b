import type { Prompt } from '../../core/domain/prompt';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What is added to a request that is to be answered briefly; our own words. */
const brevity = 'Keep the answer short: say what was asked for and nothing else.';

/** A prompt as both protocols take it: system text, earlier turns, last user turn; `brief` adds an instruction to be short. */
export function chatMessages({ system = '', turns = [], text }: Prompt, brief = false): readonly ChatMessage[] {
  const content = [system, brief ? brevity : ''].filter((part) => part !== '').join('\n\n');
  return [
    ...(content === '' ? [] : [{ role: 'system', content } as const]),
    ...turns.map(({ role, text: said }) => ({ role, content: said })),
    { role: 'user', content: text },
  ];
}

/** UTF-8 bytes of messages as they are sent. */
export function chatBytes(messages: readonly ChatMessage[]): number {
  return new TextEncoder().encode(JSON.stringify(messages)).length;
}
