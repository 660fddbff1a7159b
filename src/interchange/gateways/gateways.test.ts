import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatewayIds } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { hashedText } from '../../testing/hashed-text';
import { routeMetadata } from './classify/route-metadata';
import { routeStatelessly } from './classify/route-statelessly';
import { statelessContext } from './classify/stateless-context';
import type { StatelessContext } from './classify/stateless-context';
import { gateways } from './gateways';
import { planGateway } from './plan-gateway';

function contextOf(policy: Policy): StatelessContext {
  const data = { policy, endpoints: fakeEndpoints, model: fakeRouterModel, arms: [], meanQuality: null };
  const vectors = new Map(
    policy.semantic.clusters.flatMap(({ utterances }) => utterances.map((text) => [text, hashedText(text).vector])),
  );
  const made = statelessContext(data, vectors);
  if (!made.ok) throw new Error(made.failure.message);
  return made.value;
}

const gateway = fc.constantFrom(...gatewayIds).map((id) => gateways[id]);
const tierOf = (id: string | null) => fakeEndpoints.find((one) => one.id === id)?.tier;

test('a gateway sends every decided prompt to the endpoint that was decided', () => {
  fc.assert(
    fc.property(promptsArbitrary(10), policyArbitrary, gateway, (prompts, policy, { emulate }) => {
      const context = contextOf(policy);
      const lead = emulate(planGateway(context));
      for (const prompt of prompts) {
        const decided = routeStatelessly(prompt, context, ({ text }) => hashedText(text));
        if (decided.route !== null) expect(lead(routeMetadata(decided))).toBe(decided.route);
      }
    }),
  );
});

test('what does not say positively that nobody held it never leaves the device', () => {
  const word = fc.oneof(fc.constantFrom('none', 'held', 'true', ''), fc.string());
  fc.assert(
    fc.property(policyArbitrary, gateway, word, (policy, { emulate }, guard) => {
      const lead = emulate(planGateway(contextOf(policy)));
      expect(tierOf(lead(null))).not.toBe('cloud');
      expect(tierOf(lead({ route: 'nobody', guard: 'none' }))).not.toBe('cloud');
      const odd = lead({ route: 'large', guard } as never);
      if (guard !== 'none' && guard !== 'held') expect(tierOf(odd)).not.toBe('cloud');
    }),
  );
});

test('a held prompt has no fallback in any configuration', () => {
  fc.assert(
    fc.property(policyArbitrary, (policy) => {
      const plan = planGateway(contextOf(policy));
      const held = (text: string) => text.split('\n').filter((line) => /^\s+(- )?"?[\w.-]+[:-]held"?:/.test(line));
      for (const id of gatewayIds) expect(held(gateways[id].configure(plan).text)).toEqual([]);
      const { targets } = JSON.parse(gateways.portkey.configure(plan).text) as { targets: Record<string, unknown>[] };
      for (const target of targets)
        if (String(target['name']).endsWith(':held')) expect(Object.keys(target)).not.toContain('targets');
    }),
  );
});
