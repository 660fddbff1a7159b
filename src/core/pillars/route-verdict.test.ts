import { describe, expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy, TrafficRoute } from '../domain/policy';
import type { Prompt, PromptMetadata } from '../domain/prompt';

const promptOf = (text: string, metadata: PromptMetadata = {}, rest: Partial<Prompt> = {}): Prompt => ({
  id: `p-${text}`,
  text,
  metadata,
  origin: 'imported',
  ...rest,
});
const routeOf = (field: TrafficRoute['field'], value: string, to: TrafficRoute['to']): TrafficRoute => ({
  id: `${field}-${value}`,
  field,
  value,
  to,
  enabled: true,
});
const mid = { kind: 'model', id: 'mid' } as const;
const cloud = { kind: 'tier', tier: 'cloud' } as const;
const { rules } = sessionPolicy();
const policyOf = (routes: readonly TrafficRoute[], patch: Partial<Policy> = {}): Policy =>
  sessionPolicy({ rules: { ...rules, routes: [...routes] }, ...patch });
const decide = async (prompt: Prompt, policy: Policy) => {
  const { rows } = await flySession([[prompt]], { policy });
  return rows[0]!.result.decision;
};

describe('the user’s routes', () => {
  test.each([
    ['text', 'summarise', promptOf('Summarise this: all is well.')],
    ['topic', 'billing', promptOf('hi', {}, { topic: 'billing' })],
    ['userTier', 'gold', promptOf('hi', { userTier: 'Gold' })],
    ['app', 'agent-*', promptOf('hi', { app: 'agent-7' })],
    ['priority', 'high', promptOf('hi', { priority: 'high' })],
  ] as const)('send %s %s to the model that is mapped to it, and name it', async (field, value, prompt) => {
    const { endpointId, tierDecidedBy, endpointPickedBy, trace, propensity } = await decide(
      prompt,
      policyOf([routeOf(field, value, mid)]),
    );
    expect({ endpointId, tierDecidedBy, endpointPickedBy, propensity }).toEqual({
      endpointId: 'mid',
      tierDecidedBy: 'rules',
      endpointPickedBy: 'rules',
      propensity: 1,
    });
    expect(trace[0]?.reason).toMatch(new RegExp(`^route: ${field} .+ → mid`, 'i'));
  });

  test('leave alone what they do not match, and the first of them decides', async () => {
    const routes = [routeOf('userTier', 'gold', cloud), routeOf('app', 'shop', mid)];
    expect(await decide(promptOf('hi', { userTier: 'golden' }), policyOf(routes))).toMatchObject({ tier: 'local' });
    const both = await decide(promptOf('hi', { userTier: 'gold', app: 'shop' }), policyOf(routes));
    expect(both.trace[0]?.reason).toBe('route: userTier gold → cloud');
  });

  test('never beat a gate: a secret stays here, and the tier stands in for a model outside the region', async () => {
    const routes = [routeOf('app', 'shop', mid)];
    const secret = await decide(promptOf('mail jane@example.com', { app: 'shop' }), policyOf(routes));
    expect(secret).toMatchObject({ tier: 'local', tierDecidedBy: 'privacy' });
    const american = await decide(promptOf('hi', { app: 'shop', region: 'us' }), policyOf(routes));
    expect(american.tier).toBe('cloud');
    expect(['fast', 'large']).toContain(american.endpointId);
  });

  test('to a model that is off count for nothing', async () => {
    const models = sessionPolicy().models.map((one) => ({ ...one, enabled: one.id !== 'mid' }));
    const off = await decide(promptOf('hi', { app: 'shop' }), policyOf([routeOf('app', 'shop', mid)], { models }));
    expect(off.tier).toBe('local');
  });
});
