import type { Endpoint } from '../../core/domain/endpoint';
import type { Verdict } from '../../core/domain/verdict';
import { endpointLabel, shortLabel } from '../kit/endpoint-label';
import type { VerdictRow } from './verdict-rows';

/** What a stage said in a few words, glyph first: ○ pass, ● decides, ▸ picks, – skipped, ⊘ removes, ! failed. */
export function verdictText({ entry, decides, blocks }: VerdictRow, endpoints: readonly Endpoint[]): string {
  if (entry === undefined) return '– not asked';
  const { verdict } = entry;
  switch (verdict.kind) {
    case 'select':
      return `${decides ? '●' : '▸'} ${shortLabel(endpointLabel(endpoints, verdict.endpointId))}`;
    case 'narrow':
      return `${decides ? '●' : '○'} ${verdict.tier}`;
    case 'abstain':
      return '○ pass';
    case 'veto':
      return blocks ? '⊘ blocks' : `⊘ removes ${verdict.endpointIds.length}`;
    case 'failed':
      return verdict.error.code === 'embedder-not-loaded' ? '– not loaded' : '! failed';
    case 'skipped':
      return verdict.by === 'disabled' ? '– off' : '– skipped';
  }
}

/** What a skipped stage would have said, for "Evaluate all pillars". */
export function shadowText(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'narrow':
      return verdict.tier;
    case 'failed':
      return 'failed';
    default:
      return 'pass';
  }
}
