import { describe, expect, it } from 'vitest';
import type { StageTime } from '../../core/domain/inspection';
import type { TraceEntry } from '../../core/domain/verdict';
import { verdictRows } from './verdict-rows';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const abstain = (stage: TraceEntry['stage']): TraceEntry => ({
  stage,
  verdict: { kind: 'abstain', reason: '' },
  reason: '',
});
const skipped = (stage: TraceEntry['stage']): TraceEntry => ({
  stage,
  verdict: { kind: 'skipped', by: 'semantic' },
  reason: '',
});
const time = (stage: StageTime['stage'], milliseconds: number): StageTime => ({ stage, milliseconds, measured: true });

describe('verdictRows', () => {
  it('always has the five rows, and a gate only where it spoke', () => {
    expect(verdictRows([], order, null, []).map(({ stage }) => stage)).toEqual([...order, 'bandit']);
    const veto: TraceEntry = {
      stage: 'privacy',
      verdict: { kind: 'veto', endpointIds: ['c'], ruleId: 'card' },
      reason: '',
    };
    expect(verdictRows([veto], order, { tier: null, tierDecidedBy: 'privacy' }, [])[0]).toMatchObject({
      stage: 'privacy',
      kind: 'veto',
      decides: true,
      blocks: true,
    });
  });

  it('follows the order of the policy', () => {
    const rows = verdictRows([], ['semantic', 'rules', 'complexity', 'judge'], null, []);
    expect(rows.map(({ stage }) => stage).slice(0, 2)).toEqual(['semantic', 'rules']);
  });

  it('lays the bars one behind the other, embedding and margin together', () => {
    const times = [time('features', 0.1), time('rules', 0.2), time('embed', 0.9), time('semantic', 0.3)];
    const rows = verdictRows([abstain('rules'), abstain('semantic'), skipped('complexity')], order, null, times);
    expect(rows[0]).toMatchObject({ startMs: 0, milliseconds: 0.2 });
    expect(rows[1]?.startMs).toBeCloseTo(0.2);
    expect(rows[1]?.milliseconds).toBeCloseTo(1.2);
    expect(rows[2]).toMatchObject({ kind: 'skipped', milliseconds: null });
  });

  it('takes no time for a stage that was skipped, though its shadow was measured', () => {
    expect(verdictRows([skipped('judge')], order, null, [time('judge', 5)])[3]?.milliseconds).toBeNull();
    expect(verdictRows([], order, null, [time('bandit', 5)])[4]?.milliseconds).toBeNull();
  });
});
