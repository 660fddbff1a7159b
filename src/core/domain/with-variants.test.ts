import { expect, test } from 'vitest';
import { compilePolicy } from '../compiled-policy';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { sessionPolicy } from '../../testing/session-policy';
import { withVariants } from './with-variants';

const price = { kind: 'capacity', usdPerHour: 1, tokensPerSecond: 100, utilisation: 0.5 } as const;
const base = fakeEndpoint({ id: 'base', tier: 'local', ability: -1, price });
const variant = { id: 'base~q4', of: 'base', name: 'q4', speed: 2, abilityShift: -0.5 };

test('a variant is the model at its own speed, ability and price, and leaves the model as it is', () => {
  const [first, second] = withVariants([base], [variant]);
  expect(first).toBe(base);
  expect(second).toMatchObject({
    id: 'base~q4',
    variantOf: 'base',
    tier: 'local',
    ability: -1.5,
    latency: { ttftMedianMs: base.latency.ttftMedianMs / 2, tpotMedianMs: base.latency.tpotMedianMs / 2 },
    // Twice the tokens in an hour of the same card.
    price: { ...price, tokensPerSecond: 200 },
  });
  expect(withVariants([base], [])).toEqual([base]);
  const named = { ...base, label: 'Llama (Ollama)' };
  expect(withVariants([named], [variant])[1]?.label).toBe('Llama q4 (Ollama)');
});

test('a policy names what is wrong with a variant', () => {
  const policy = { ...sessionPolicy(), models: [], aliases: {} };
  const failing = (change: Partial<typeof variant>) => {
    const compiled = compilePolicy({ ...policy, variants: [{ ...variant, ...change }] }, [base]);
    return compiled.ok ? null : compiled.failure.message;
  };
  expect(failing({})).toBeNull();
  expect(failing({ of: 'gone' })).toContain('of gone, which is not in the catalogue');
  expect(failing({ id: 'base' })).toContain('has the name of another endpoint');
});
