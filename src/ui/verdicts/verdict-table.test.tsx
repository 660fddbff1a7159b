import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TraceEntry } from '../../core/domain/verdict';
import { VerdictTable } from './verdict-table';
import { verdictRows } from './verdict-rows';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const trace: readonly TraceEntry[] = [
  { stage: 'rules', verdict: { kind: 'abstain', reason: '' }, reason: 'No rule.' },
  {
    stage: 'semantic',
    verdict: {
      kind: 'failed',
      error: { code: 'embedder-not-loaded', message: 'The encoder is not loaded.', retryable: true },
    },
    reason: 'The encoder is not loaded.',
  },
  {
    stage: 'complexity',
    verdict: { kind: 'narrow', tier: 'cloud', candidates: ['c'], confidence: 0.8 },
    score: { value: 81, threshold: 75, margin: 6, unit: 'index' },
    reason: 'Index 81.',
  },
  {
    stage: 'judge',
    verdict: { kind: 'skipped', by: 'complexity' },
    reason: 'Decided by complexity before.',
    shadow: {
      verdict: { kind: 'narrow', tier: 'local', candidates: ['l'], confidence: 0.4 },
      score: { value: 6.4, threshold: 7, margin: -0.6, unit: 'difficulty' },
      reason: 'Judge rates 6.4.',
    },
  },
  { stage: 'bandit', verdict: { kind: 'select', endpointId: 'c', confidence: 1 }, reason: 'Only arm.' },
];
const html = renderToStaticMarkup(
  <VerdictTable
    rows={verdictRows(trace, order, { tier: 'cloud', tierDecidedBy: 'complexity' }, [])}
    axisMs={0}
    endpoints={[]}
    outcome={null}
  />,
);
const lines = html.split('<tr').slice(2);

describe('VerdictTable', () => {
  it('names its rows and their verdicts as assistive technology relies on', () => {
    expect(html).toContain('aria-label="Verdicts"');
    const rows = lines.map((line) => [
      /data-verdict="(\w+)"/.exec(line)?.[1],
      /scope="row"[^>]*>([^<]+)/.exec(line)?.[1],
    ]);
    expect(rows).toEqual([
      ['abstain', '1 Rules'],
      ['skipped', '2 Semantic'],
      ['narrow', 'Complexity'],
      ['skipped', '3 Judge'],
      ['select', '4 Bandit'],
    ]);
  });

  it('says of an encoder on its way that it is not loaded, and offers to load again one that failed', () => {
    expect(lines[1]).toContain('– not loaded');
    expect(lines[1]).not.toContain('Retry');
    const [, semantic] = trace;
    const error = { code: 'embedder-failed', message: 'It answered 500.', retryable: true } as const;
    const failed = [{ ...semantic!, verdict: { kind: 'failed', error } as const }];
    const [row] = verdictRows(failed, ['semantic'], null, []);
    const line = renderToStaticMarkup(<VerdictTable rows={[row!]} axisMs={0} endpoints={[]} outcome={null} />);
    expect(line).toContain('data-verdict="failed"');
    expect(line).toContain('Retry</button>');
  });

  it('inverts the deciding row only', () => {
    expect(lines.map((line) => line.includes('bg-inv-bg'))).toEqual([false, false, true, false, false]);
  });

  it('puts a shadow score in brackets and says what the shadow would have said', () => {
    expect(lines[3]).toContain('(6.4)');
    expect(lines[3]).toContain('Shadow: local. Judge rates 6.4.');
  });
});
