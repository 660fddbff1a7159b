import { expect, it } from 'vitest';
import { scoreComparison } from './score-comparison';

const semantic = (value: number) =>
  scoreComparison({
    stage: 'semantic',
    verdict: { kind: 'abstain', reason: '' },
    score: { value, threshold: 0.85, margin: value - 0.85, unit: 'probability' },
    reason: '',
  });

it.each([
  [0.91, '0.91 > 0.85'],
  [0.848, '0.848 < 0.85'],
  [0.84999, '0.84999 < 0.85'],
  [0.85, '0.85 = 0.85'],
])('shows %d with as many digits as tell it from its threshold', (value, text) => {
  expect(semantic(value)).toBe(text);
});

it.each([
  ['rules', 'characters', 49, 50, 'trigger'],
  ['rules', 'characters', 154, 50, '154 ≥ 50'],
  ['rules', 'characters', 50, 50, '50 ≥ 50'],
  ['complexity', 'index', 55, 65, '55 in band'],
] as const)('says of %s why %s %d against %d let the prompt pass', (stage, unit, value, threshold, text) => {
  const score = { value, threshold, margin: value - threshold, unit };
  expect(scoreComparison({ stage, verdict: { kind: 'abstain', reason: '' }, score, reason: '' })).toBe(text);
});
