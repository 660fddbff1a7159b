import { beforeEach, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../catalog/default-policy';
import type { Policy } from '../core/domain/policy';
import { EngineCallError } from '../engine/protocol';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { useEngine } from './engine-store';
import { isModified, startPolicyOver, usePolicy } from './policy-store';

const policy = usePolicy.getState;
const withThreshold = (edgeThreshold: number) => (before: Policy) => ({
  ...before,
  complexity: { ...before.complexity, edgeThreshold },
});
const settled = () => vi.waitFor(() => expect(policy().applying).toBe(false));
const applied = (client: ReturnType<typeof fakeEngineClient>) =>
  client.said.flatMap(({ call, params }) => (call === 'policy-apply' ? [(params as { policy: Policy }).policy] : []));

let client = fakeEngineClient();
beforeEach(() => {
  client = fakeEngineClient();
  useEngine.setState({ client, notice: null });
  policy().load(defaultPolicy, []);
});

it('shows an edit at once, applies it and states its effect from the start of the step', async () => {
  policy().edit('65 → 70', withThreshold(70));
  expect(policy().policy?.complexity.edgeThreshold).toBe(70);
  await settled();
  expect(applied(client)).toEqual([{ ...withThreshold(70)(defaultPolicy), version: 2 }]);
  expect(client.said.find(({ call }) => call === 'policy-preview')?.params).toMatchObject({ from: defaultPolicy });
  expect(policy().effect).toMatchObject({ description: '65 → 70', telemetryHash: useEngine.getState().telemetryHash });
});

it('makes one undo step of a drag, and applies its newest value', async () => {
  for (const threshold of [66, 67, 68, 69])
    policy().edit(`to ${threshold}`, withThreshold(threshold), { group: 'drag' });
  await settled();
  expect(applied(client).at(-1)?.complexity.edgeThreshold).toBe(69);
  expect(applied(client).length).toBeLessThan(4);
  expect(policy().policy?.version).toBe(2);
  policy().undo();
  expect(policy()).toMatchObject({ policy: defaultPolicy, canUndo: false, redoLabel: 'to 69' });
  policy().redo();
  expect(policy().policy?.complexity.edgeThreshold).toBe(69);
  await settled();
});

it('follows a session that starts over: models of its middle are on from its beginning, in its steps too', async () => {
  const [first] = defaultPolicy.models;
  const atRow = (fromRequest: number) => (before: Policy) => ({
    ...before,
    models: before.models.map((model) => (model.id === first?.id ? { ...model, fromRequest } : model)),
  });
  policy().edit('on in mid-run', atRow(300));
  await settled();
  startPolicyOver();
  expect(policy().policy?.models[0]?.fromRequest).toBe(0);
  policy().edit('65 → 70', withThreshold(70));
  policy().undo();
  await settled();
  expect(applied(client).at(-1)?.models[0]?.fromRequest).toBe(0);
});

it('never gives two policies the same version', async () => {
  policy().edit('a', withThreshold(70));
  policy().undo();
  policy().edit('b', withThreshold(60));
  expect(policy().policy?.version).toBe(3);
  expect(policy().canRedo).toBe(false);
  await settled();
});

it('makes no step of an edit that changes nothing', () => {
  policy().edit('nothing', withThreshold(65));
  expect(policy()).toMatchObject({ policy: defaultPolicy, canUndo: false });
});

it('knows which sections differ from the saved ones, and resets them', async () => {
  policy().edit('a', withThreshold(70));
  expect([isModified(policy()), isModified(policy(), 'complexity'), isModified(policy(), 'rules')]).toEqual([
    true,
    true,
    false,
  ]);
  policy().resetSection('complexity');
  expect(isModified(policy())).toBe(false);
  await settled();
});

it('takes back what the engine refuses, and says so', async () => {
  const refusal = new EngineCallError({ code: 'invalid-input', message: 'No.', retryable: false });
  useEngine.setState({ client: fakeEngineClient({ 'policy-apply': () => Promise.reject(refusal) }) });
  policy().edit('a', withThreshold(70));
  await settled();
  expect(policy()).toMatchObject({ policy: defaultPolicy, canUndo: false });
  expect(useEngine.getState().notice).toMatchObject({ kind: 'error', text: 'The policy was not applied: No.' });
});
