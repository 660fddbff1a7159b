import { describe, expect, it } from 'vitest';
import type { Decision } from '../../core/domain/decision';
import type { TraceEntry } from '../../core/domain/verdict';
import { idleFlight, type FlightState } from '../../state/flight-state';
import { pathwayScene } from './pathway-scene';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const abstained: TraceEntry = { stage: 'rules', verdict: { kind: 'abstain', reason: 'no rule' }, reason: 'No rule.' };
const narrowed: TraceEntry = {
  stage: 'semantic',
  verdict: { kind: 'narrow', tier: 'cloud', candidates: ['c0'], confidence: 0.91 },
  score: { value: 0.91, threshold: 0.85, margin: 0.06, unit: 'probability' },
  reason: 'Near.',
};
const skipped = (stage: 'complexity' | 'judge'): TraceEntry => ({
  stage,
  verdict: { kind: 'skipped', by: 'semantic' },
  reason: 'Decided before.',
});
const decision: Decision = {
  tier: 'cloud',
  tierDecidedBy: 'semantic',
  endpointId: 'c0',
  endpointPickedBy: 'bandit',
  trace: [abstained, narrowed, skipped('complexity'), skipped('judge')],
  margin: 0.06,
  complexityIndex: 71,
  complexityFrom: 'embedding',
  propensity: 0.9,
  draw: 'greedy',
  explored: false,
  fallbacks: ['c1'],
  policyVersion: 1,
};
const flight = (change: Partial<FlightState>): FlightState => ({ ...idleFlight, flight: 'p', ...change });
const decided = flight({ state: 'generating', entries: decision.trace, decision, endpointId: 'c0' });
const timeout = { code: 'endpoint-timeout', message: 'timed out', retryable: true } as const;

describe('pathwayScene', () => {
  it('shows the stage being asked, before anyone has decided', () => {
    const scene = pathwayScene(flight({ state: 'routing', entries: [abstained], evaluating: 'semantic' }), order);
    expect(scene.nodes.rules.look).toBe('passed');
    expect(scene.nodes.semantic.look).toBe('evaluating');
    expect(scene.nodes.judge.look).toBe('idle');
    expect(scene.decider).toBeNull();
  });

  it('inverts only the deciding pillar and dots those behind it', () => {
    const scene = pathwayScene(decided, order);
    const looks = Object.entries(scene.nodes).map(([id, { look }]) => `${id} ${look}`);
    expect(looks).toEqual([
      'prompt passed',
      'rules passed',
      'semantic decided',
      'complexity skipped',
      'judge skipped',
      'bandit passed',
    ]);
    expect(scene.nodes.semantic.detail).toBe('● 0.91 ≥ 0.85');
    expect(scene.rows.get('c0')).toBe('answering');
  });

  it('tells the endpoint that failed from the one that took over', () => {
    const failovers = [{ from: 'c0', to: 'c1', error: timeout }];
    const scene = pathwayScene({ ...decided, state: 'failed-over', endpointId: 'c1', failovers }, order);
    expect(scene.rows.get('c0')).toBe('failed');
    expect(scene.rows.get('c1')).toBe('fallback');
  });

  it('hatches the prompt when a gate blocked it, and sends nothing to a model', () => {
    const veto: TraceEntry = {
      stage: 'privacy',
      verdict: { kind: 'veto', endpointIds: ['c0', 'c1'], ruleId: 'iban' },
      reason: '1 IBAN.',
    };
    const outcome = { kind: 'blocked', by: 'privacy', reason: '1 IBAN.' } as const;
    const scene = pathwayScene(flight({ state: 'blocked', entries: [veto], outcome }), order);
    expect(scene.nodes.prompt).toEqual({ look: 'blocked', detail: '⊘ 0 PRIVACY' });
    expect([...scene.rows.values()]).toEqual(['removed', 'removed']);
    expect(scene.blocked).toBe(true);
  });

  it('keeps the path where a cancel caught it, half-filled', () => {
    expect(pathwayScene({ ...decided, state: 'cancelled' }, order).rows.get('c0')).toBe('cancelled');
  });
});
