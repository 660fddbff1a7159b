import { expect, test } from 'vitest';
import { fakePolicy } from '../../testing/fake-policy';
import { diagramSteps } from './diagram-steps';

test('steps stand in the policy’s order, and say what is off', () => {
  const { judge, human } = fakePolicy([]);
  const order = ['complexity', 'rules', 'semantic', 'judge'] as const;
  const steps = diagramSteps(
    fakePolicy([], { order: [...order], judge: { ...judge, enabled: false }, human: { ...human, enabled: true } }),
  );
  expect(steps.map(({ name, on }) => (on ? name : `${name} off`))).toEqual([
    '0 Gates',
    '0 Cache off',
    'Complexity',
    '1 Rules',
    '2 Semantic',
    '3 Judge off',
    '4 Bandit',
    '5 Human',
  ]);
  expect(steps.find(({ name }) => name === 'Complexity')?.text).toBe('index > 75 cloud, < 55 local');
});
