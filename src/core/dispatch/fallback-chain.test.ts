import { expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakePolicy } from '../../testing/fake-policy';
import type { Endpoint } from '../domain/endpoint';
import { fallbackChain } from './fallback-chain';

const price = { kind: 'flat', usdPerMonth: 1, concurrency: 1, requestsPerMonth: 1 } as const;
const at = (id: string, model: string, provider: string): [string, Endpoint] => [
  id,
  { ...fakeEndpoint({ id, tier: 'cloud', ability: 1, price }), model, provider },
];
const endpoints = new Map([at('a', 'm', 'one'), at('b', 'n', 'one'), at('c', 'm', 'two'), at('d', 'o', 'one')]);
const { resilience } = fakePolicy([]);
const chain = (patch: Partial<typeof resilience>) =>
  fallbackChain('a', ['b', 'c'], ['d'], endpoints, { ...resilience, ...patch });

test('asks the other arms, then the other tier, as many as the policy allows, the last place being the tier’s', () => {
  expect(chain({})).toEqual(['b', 'd']);
  expect(chain({ fallbackOrder: ['arm'] })).toEqual(['b', 'c']);
  expect(chain({ maxEndpoints: 9 })).toEqual(['b', 'c', 'd']);
  expect(chain({ maxEndpoints: 1 })).toEqual([]);
});

test('asks the same model at another provider first where the policy says so', () => {
  expect(chain({ fallbackOrder: ['provider', 'arm'] })).toEqual(['c', 'b']);
  expect(chain({ fallbackOrder: ['tier', 'provider'] })).toEqual(['d', 'c']);
});
