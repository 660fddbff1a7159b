import { expect, it } from 'vitest';
import type { Decision } from '../../core/domain/decision';
import type { TraceEntry } from '../../core/domain/verdict';
import { explanation, explanationText } from './explanation';

const entry: TraceEntry = {
  stage: 'complexity',
  verdict: { kind: 'narrow', tier: 'local', candidates: [], confidence: 0.7 },
  reason: 'Complexity index (34%) within Edge parameters. Dispatching to local compute...',
};
const decision: Decision = {
  tier: 'local',
  tierDecidedBy: 'complexity',
  endpointId: 'l0',
  endpointPickedBy: 'bandit',
  trace: [entry],
  margin: 21,
  complexityIndex: 34,
  complexityFrom: 'text',
  propensity: 1,
  draw: 'none',
  explored: false,
  fallbacks: [],
  policyVersion: 1,
};

it('names the tier, who decided, and that stage’s own reason', () => {
  expect(explanation([entry], decision)).toEqual({ what: 'LOCAL, decided by Complexity.', why: entry.reason });
  expect(explanation([], null)).toBeNull();
});

it('says when nobody may serve the prompt, and when the bandit crossed', () => {
  expect(explanation([], { ...decision, tier: null, tierDecidedBy: 'privacy' })?.what).toBe(
    'BLOCKED, decided by 0 Privacy.',
  );
  expect(explanation([entry], { ...decision, explored: true })?.why).toContain('crossed to the other tier');
});

it('copies every reason and what would flip it', () => {
  const flip = { kind: 'threshold', sentence: 'Would go CLOUD if the complexity threshold were 33.' } as const;
  expect(explanationText(explanation([entry], decision), [entry], [flip]).split('\n')).toEqual([
    `LOCAL, decided by Complexity. ${entry.reason}`,
    `Complexity: ${entry.reason}`,
    flip.sentence,
  ]);
});

it('says who served where that is another tier', () => {
  expect(explanation([entry], decision, { tier: 'cloud', cause: 'tier-empty' })).toEqual({
    what: 'LOCAL, decided by Complexity, served by CLOUD.',
    why: `${entry.reason} No local model is on.`,
  });
  const phrase = { ...entry, reason: 'length 2 < 50' };
  expect(explanation([phrase], decision, { tier: 'cloud', cause: 'tier-empty' })?.why).toBe(
    'length 2 < 50. No local model is on.',
  );
});
