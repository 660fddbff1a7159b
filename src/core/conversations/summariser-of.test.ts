import { expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakePolicy } from '../../testing/fake-policy';
import { compilePolicy } from '../compiled-policy';
import { costUsd } from '../dispatch/cost';
import type { Prompt, Turn } from '../domain/prompt';
import { sentPrompt } from './sent-prompt';
import { summariserOf } from './summariser-of';

const near = fakeEndpoint({ id: 'near', tier: 'local' });
const far = fakeEndpoint({ id: 'far', tier: 'cloud', contextTokens: 100_000 });
const ruleOf = (summariser: string | null) => {
  const policy = fakePolicy(['near', 'far']);
  const compiled = compilePolicy({ ...policy, answers: { ...policy.answers, summariser } }, [near, far]);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return summariserOf(compiled.value);
};
const turns = Array.from({ length: 20 }, (_, k): Turn => ({
  role: k % 2 === 0 ? 'user' : 'assistant',
  text: 'word '.repeat(60),
}));
const prompt: Prompt = { id: 'p', text: 'and now?', turns, metadata: {}, origin: 'imported' };

test('a local model sums up what is left out: fewer tokens go out than before, and its work has a price', () => {
  const without = sentPrompt(prompt, { historyTokens: 200 }, far);
  const { inputTokens, trimmed } = sentPrompt(prompt, { historyTokens: 200, summarise: ruleOf('near') }, far);
  const summary = trimmed!.summary!;
  expect(trimmed).toMatchObject({ ...without.trimmed, summary: { endpointId: 'near' } });
  expect(inputTokens - without.inputTokens).toBe(summary.tokens);
  expect(summary.tokens).toBeLessThan(trimmed!.trimmedTokens / 3);
  const tokens = {
    input: trimmed!.trimmedTokens,
    cacheRead: 0,
    cacheWrite: 0,
    visible: summary.tokens - 4,
    reasoning: 0,
  };
  expect(summary.costUsd).toBeCloseTo(costUsd(near.price, tokens), 12);
  expect(summary.milliseconds).toBe(100 + 10 * (summary.tokens - 4));
});

test('no cloud is shown the conversation for it, and what is sent whole has no summary', () => {
  expect(ruleOf('far')).toBeUndefined();
  expect(ruleOf(null)).toBeUndefined();
  expect(ruleOf('nobody')).toBeUndefined();
  expect(sentPrompt(prompt, { historyTokens: 100_000, summarise: ruleOf('near') }, far).trimmed).toBeNull();
});

test('a summary that the context has no room for is not sent', () => {
  const { trimmed, inputTokens } = sentPrompt(prompt, { historyTokens: 200, summarise: ruleOf('near') }, far);
  const small = fakeEndpoint({
    id: 'small',
    tier: 'cloud',
    contextTokens: inputTokens,
    outputTokens: { median: 1, sigma: 0 },
  });
  expect(trimmed?.summary).toBeDefined();
  expect(sentPrompt(prompt, { historyTokens: 200, summarise: ruleOf('near') }, small).trimmed?.summary).toBeUndefined();
});
