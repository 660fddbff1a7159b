import { beforeEach, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../catalog/default-policy';
import type { Proposal } from '../core/domain/proposal';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { useEngine } from './engine-store';
import { useOptimize } from './optimize-store';
import { usePolicy } from './policy-store';

const proposal: Proposal = {
  kind: 'proposal',
  edgeThreshold: { from: 65, to: 58 },
  similarityThreshold: { from: 0.85, to: 0.9 },
  metrics: [],
  toCloud: 2,
  toLocal: 10,
  regressions: [],
  regressionCount: 0,
  improvementCount: 3,
  searched: 1400,
  nSearch: 150,
  nHeldOut: 150,
};
const settled = () => vi.waitFor(() => expect(usePolicy.getState().applying).toBe(false));
const thresholds = () => {
  const { policy } = usePolicy.getState();
  return [policy?.complexity.edgeThreshold, policy?.semantic.similarityThreshold];
};
const before = [defaultPolicy.complexity.edgeThreshold, defaultPolicy.semantic.similarityThreshold];

beforeEach(() => {
  useEngine.setState({ client: fakeEngineClient({ optimize: () => proposal }), notice: null, starting: false });
  useOptimize.setState({ search: { state: 'idle' }, accepted: null });
  usePolicy.getState().load(defaultPolicy, []);
});

it('accepts a proposal as one undo step, and reverts to the policy before', async () => {
  await useOptimize.getState().start();
  expect(useOptimize.getState().search).toEqual({ state: 'done', proposal });
  expect(thresholds()).toEqual(before);
  useOptimize.getState().accept();
  expect(thresholds()).toEqual([58, 0.9]);
  expect(usePolicy.getState().undoLabel).toBe('Optimize Load');
  usePolicy.getState().undo();
  expect(thresholds()).toEqual(before);
  usePolicy.getState().redo();
  useOptimize.getState().revert();
  expect(thresholds()).toEqual(before);
  usePolicy.getState().undo();
  expect(thresholds()).toEqual([58, 0.9]);
  await settled();
});

it('searches what is on show: not before an edit has been applied', async () => {
  const client = fakeEngineClient({ optimize: () => proposal });
  useEngine.setState({ client });
  usePolicy
    .getState()
    .edit('edge', (policy) => ({ ...policy, complexity: { ...policy.complexity, edgeThreshold: 20 } }));
  await useOptimize.getState().start();
  const calls = client.said.map(({ call }) => call);
  expect(calls.indexOf('optimize')).toBeGreaterThan(calls.indexOf('policy-apply'));
  expect(usePolicy.getState().applying).toBe(false);
});

it('gives a search up, also one that still waits, and accepts nothing then', async () => {
  useEngine.setState({ starting: true });
  const searching = useOptimize.getState().start();
  useOptimize.getState().cancel();
  await searching;
  expect(useOptimize.getState().search).toEqual({ state: 'cancelled' });
  useOptimize.getState().accept();
  expect(thresholds()).toEqual(before);
});

it('drops what it found when it is left', async () => {
  await useOptimize.getState().start();
  useOptimize.getState().forget();
  expect(useOptimize.getState().search).toEqual({ state: 'idle' });
  const searching = useOptimize.getState().start();
  useOptimize.getState().forget();
  await searching;
  expect(useOptimize.getState().search).toEqual({ state: 'idle' });
});

it('says what went wrong', async () => {
  useEngine.setState({ client: fakeEngineClient() });
  await useOptimize.getState().start();
  expect(useOptimize.getState().search).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('optimize'),
  });
});
