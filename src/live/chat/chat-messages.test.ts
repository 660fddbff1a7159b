import { expect, it } from 'vitest';
import { chatMessages } from './chat-messages';

it('sends the system text first, then the turns, then the prompt', () => {
  const turns = [
    { role: 'user', text: 'a' },
    { role: 'assistant', text: 'b' },
  ] as const;
  const prompt = { id: 'p', text: 'c', metadata: {}, origin: 'typed' } as const;
  expect(chatMessages({ ...prompt, system: 's', turns }).map(({ role, content }) => `${role} ${content}`)).toEqual([
    'system s',
    'user a',
    'assistant b',
    'user c',
  ]);
  expect(chatMessages({ ...prompt, system: '' })).toEqual([{ role: 'user', content: 'c' }]);
});
