import { expect, it } from 'vitest';
import { compilePolicy } from '../core/compiled-policy';
import type { Prompt } from '../core/domain/prompt';
import { featuresOf } from '../core/features/features-of';
import { rulesVerdict } from '../core/pillars/rules';
import { catalog } from './catalog';

const compiled = compilePolicy(catalog.defaultPolicy, catalog.endpoints);
const reasonFor = (text: string): string => {
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const prompt: Prompt = { id: 'p', text, metadata: {}, origin: 'typed' };
  return rulesVerdict(prompt, featuresOf(prompt), compiled.value).reason;
};

it.each([
  ['hi', 'length 2 < 50'],
  ['hi', 'safe list greetings'],
  ['thanks!', 'safe list greetings'],
])('%j is decided with the reason %j', (text, reason) => {
  expect(reasonFor(text)).toContain(reason);
});
