import fc from 'fast-check';
import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import { sessionPolicy } from './session-policy';

const words = ['prove', 'this', 'theorem', 'hello', 'there', 'friend', 'the', 'of', 'table', 'river', 'bond', 'seven'];
const sensitive = ['ana@example.org', '4111 1111 1111 1111', 'DE89370400440532013000', '-----BEGIN PRIVATE KEY-----'];
const awkward = [
  '',
  ' \n\t ',
  '🎉🚀',
  '\0\0',
  '\ud800',
  'שלום עולם',
  '日本語で要約してください',
  '<script>alert(1)</script>',
];

const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }).map((list) => list.join(' '));
const leaking = fc.tuple(sentence, fc.constantFrom(...sensitive)).map(([text, data]) => `${text} ${data}`);

/** Texts that every stage has something to say to, among them sensitive, foreign and broken ones. */
const textArbitrary: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: sentence },
  { weight: 2, arbitrary: leaking },
  { weight: 1, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

const need = fc.constantFrom('local', 'cloud', 'both-failed', undefined);

/** A session's prompts, at most `maxLength`, with ids p0, p1, ...; some labelled, some that demand a region. */
export function promptsArbitrary(maxLength: number): fc.Arbitrary<readonly Prompt[]> {
  const one = fc.record({
    text: textArbitrary,
    need,
    region: fc.constantFrom(undefined, undefined, 'eu', 'us', 'mars'),
  });
  return fc.array(one, { minLength: 1, maxLength }).map((list) =>
    list.map(({ text, need: said, region }, position): Prompt => ({
      id: `p${position}`,
      text,
      metadata: region === undefined ? {} : { region },
      origin: 'typed',
      ...(said === undefined ? {} : { label: { need: said, source: 'user' } }),
    })),
  );
}

const order = fc.shuffledSubarray(['rules', 'semantic', 'complexity', 'judge'] as const, { minLength: 4 });
const usually = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

/** Policies over the fake endpoints: thresholds, order, stages and endpoints on and off, epsilon and crossing up to always, every bandit, the cache, checked answers, retries, the split of the local tier and a person at the end. */
export const policyArbitrary: fc.Arbitrary<Policy> = fc
  .record({
    order,
    on: fc.array(usually, { minLength: 4, maxLength: 4 }),
    models: fc.array(fc.tuple(usually, fc.nat({ max: 10 })), { minLength: 5, maxLength: 5 }),
    edgeThreshold: fc.integer({ min: 0, max: 100 }),
    band: fc.integer({ min: 0, max: 30 }),
    splitIndex: fc.constantFrom(null, null, 20, 60),
    similarityThreshold: fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100),
    judgeThreshold: fc.integer({ min: 1, max: 10 }),
    epsilon: fc.constantFrom(0, 0.1, 1),
    crossingBudget: fc.constantFrom(0, 0.3, 1),
    frozen: fc.boolean(),
    algorithm: fc.constantFrom('epsilon-greedy', 'ucb1', 'thompson', 'linucb'),
    discount: fc.constantFrom(1, 0.9),
    cached: fc.constantFrom('off', 'off', 'same', 'near'),
    escalates: fc.boolean(),
    toPerson: fc.constantFrom(0, 0, 0.5),
    tries: fc.constantFrom(1, 3),
    evaluateAll: fc.boolean(),
    hardLimitUsd: fc.constantFrom(null, 0, 0.001),
    limits: fc.constantFrom(
      { premiumShare: 1 },
      { premiumShare: 0.5 },
      { premiumShare: 0.1, atLimit: 'halt' as const },
    ),
    minLength: fc.constantFrom(0, 20, 50),
    forced: fc.constantFrom(null, 'local', 'cloud'),
  })
  .map((drawn) => {
    const base = sessionPolicy();
    const [rules = true, semantic = true, complexity = true, judge = true] = drawn.on;
    const pattern = { id: 'table', kind: 'keyword', source: 'table', flags: 'i', enabled: true } as const;
    return {
      ...base,
      order: drawn.order,
      evaluateAll: drawn.evaluateAll,
      rules: {
        ...base.rules,
        enabled: rules,
        minLength: drawn.minLength,
        patterns: drawn.forced === null ? [] : [{ ...pattern, tier: drawn.forced }],
      },
      semantic: { ...base.semantic, enabled: semantic, similarityThreshold: drawn.similarityThreshold },
      complexity: {
        enabled: complexity,
        edgeThreshold: drawn.edgeThreshold,
        band: drawn.band,
        ...(drawn.splitIndex === null
          ? {}
          : { localSplit: { index: drawn.splitIndex, simple: 'tiny', medium: 'small' } }),
      },
      judge: { ...base.judge, enabled: judge, threshold: drawn.judgeThreshold },
      bandit: {
        ...base.bandit,
        epsilon: drawn.epsilon,
        crossingBudget: drawn.crossingBudget,
        frozen: drawn.frozen,
        algorithm: drawn.algorithm,
        discount: drawn.discount,
      },
      budget: { hardLimitUsd: drawn.hardLimitUsd, ...drawn.limits },
      cache: { ...base.cache, enabled: drawn.cached !== 'off', semantic: drawn.cached === 'near' },
      escalation: { ...base.escalation, enabled: drawn.escalates, checkMs: 0 },
      human: { ...base.human, enabled: drawn.toPerson > 0, share: drawn.toPerson },
      resilience: { ...base.resilience, retry: { ...base.resilience.retry, maxAttempts: drawn.tries } },
      models: base.models.map((model, position) => {
        const [enabled = true, fromRequest = 0] = drawn.models[position] ?? [];
        const leaves = fromRequest === 1 ? { toRequest: 9 } : {};
        return { ...model, enabled, fromRequest: Math.max(0, fromRequest - 6), ...leaves };
      }),
    };
  });
