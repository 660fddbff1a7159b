import { drained } from '../../core/drained';
import { costUsd } from '../../core/dispatch/cost';
import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import type { Frontier, FrontierReference } from '../../core/domain/frontier';
import type { Policy } from '../../core/domain/policy';
import type { Prompt, Tier } from '../../core/domain/prompt';
import { frontier } from '../../core/stats/frontier';
import type { ReplayedRow, RowValue } from '../../core/stats/replayed-row';
import { RandomStreams } from '../../core/sim/rng';
import { isInHalf } from '../../core/telemetry/is-in-half';
import type { Half } from '../../core/telemetry/is-in-half';
import type { LiveRun } from './live-run';

/** What an estimate of the tier that was not asked goes by. */
interface TierEstimate {
  /** The tier's first endpoint of known price; null where there is none: its part of the cost is unknown. */
  readonly endpoint: Endpoint | null;
  /** Mean tokens of the tier's answers, else the endpoint's usual. */
  readonly outputTokens: number;
}

/**
 * The frontier of the live rows along the complexity threshold. A row that keeps its tier counts as it was measured; one that
 * flips is estimated: its cost by the other tier's price and mean length of answers, its quality by its label alone.
 */
export function readLiveFrontier(
  run: LiveRun,
  policy: Policy,
  endpoints: readonly Endpoint[],
  priced: ReadonlySet<EndpointId>,
  seed: number,
  half: Half,
): Frontier {
  const estimates = {
    local: estimateOf('local', run, endpoints, priced),
    cloud: estimateOf('cloud', run, endpoints, priced),
  };
  const offered = new Set(endpoints.map(({ tier }) => tier));
  const only = offered.size === 1 ? [...offered][0] : undefined;
  const rows = run.records.flatMap((record, row): ReplayedRow[] => {
    const { prompt, decision, semanticScore, judgeDifficulty } = record;
    const { tier } = decision;
    if (!isInHalf(prompt, half)) return [];
    const own = ownValue(run, row);
    const elsewhere = tier === null || only !== undefined ? null : tier === 'local' ? 'cloud' : 'local';
    const other = elsewhere === null ? own : estimated(prompt, run, row, elsewhere, estimates[elsewhere]);
    return [
      {
        row,
        prompt,
        tier,
        servedBy: run.columns.endpointTier(row),
        decidedBy: only === undefined ? decision.tierDecidedBy : 'bandit',
        complexityIndex: decision.complexityIndex,
        semanticScore,
        judgeDifficulty,
        endpointId: record.calls.at(-1)?.endpointId ?? null,
        own,
        other,
      },
    ];
  });
  const list = only === undefined ? (['local', 'cloud'] as const).map((tier) => allOf(tier, rows)) : [];
  const read = drained(frontier(rows, policy, { list, bestSingle: null, rules: [] }, new RandomStreams(seed)));
  const basis = half === null ? 'all' : half === 'tune' ? 'in-sample' : 'held-out';
  return { ...read, mode: 'live', basis, verdict: null, answer: answerOf(read, estimates, run) };
}

function estimateOf(
  tier: Tier,
  run: LiveRun,
  endpoints: readonly Endpoint[],
  priced: ReadonlySet<EndpointId>,
): TierEstimate {
  const own = endpoints.filter((endpoint) => endpoint.tier === tier);
  const endpoint = own.find(({ id }) => priced.has(id)) ?? null;
  const { columns } = run.columns;
  const lengths = run.records.flatMap((_, row) =>
    run.columns.endpointTier(row) === tier && (columns.outputTokens[row] ?? 0) > 0
      ? [columns.outputTokens[row] ?? 0]
      : [],
  );
  const mean = lengths.reduce((sum, tokens) => sum + tokens, 0) / lengths.length;
  return { endpoint, outputTokens: lengths.length > 0 ? mean : (endpoint?.outputTokens.median ?? 0) };
}

function ownValue(run: LiveRun, row: number): RowValue {
  const outcome = run.outcome(row);
  const answered = outcome?.kind === 'completed';
  const cost = outcome !== null && 'costUsd' in outcome ? outcome.costUsd : 0;
  return { costUsd: cost, latencyMs: 0, acceptable: answered && outcome.quality === 1, answered };
}

/** By the label: `local` is enough in both tiers, `cloud` only there. */
function estimated(prompt: Prompt, run: LiveRun, row: number, tier: Tier, estimate: TierEstimate): RowValue {
  const need = prompt.label?.need;
  const acceptable = need === 'local' || (need === 'cloud' && tier === 'cloud');
  const input = run.columns.columns.inputTokens[row] ?? 0;
  const tokens = { input, cacheRead: 0, cacheWrite: 0, visible: estimate.outputTokens, reasoning: 0 };
  const { endpoint } = estimate;
  return { costUsd: endpoint === null ? 0 : costUsd(endpoint.price, tokens), latencyMs: 0, acceptable };
}

function allOf(tier: Tier, rows: readonly ReplayedRow[]): FrontierReference {
  const values = rows.map((row) => (row.tier === null || row.tier === tier ? row.own : row.other));
  const labelled = values.filter((_, k) => rows[k]?.prompt.label !== undefined);
  const cost = values.reduce((sum, value) => sum + value.costUsd, 0);
  return {
    id: tier === 'local' ? 'all-local' : 'all-cloud',
    label: `all ${tier}, ≈`,
    usdPerThousandRequests: rows.length === 0 ? 0 : (1000 * cost) / rows.length,
    quality: labelled.length === 0 ? null : labelled.filter(({ acceptable }) => acceptable).length / labelled.length,
    localShare: tier === 'local' ? 1 : 0,
  };
}

function answerOf(
  { n, nLabelled }: Pick<Frontier, 'n' | 'nLabelled'>,
  estimates: Readonly<Record<Tier, TierEstimate>>,
  run: LiveRun,
): string {
  const measured = `Measured where a row keeps its tier (n = ${n}); the other tier is ≈ estimated by price, mean length of answers and labels.`;
  const isUnknown = run.endpoints.some(({ priced: isPriced }) => !isPriced);
  const missing = Object.entries(estimates).flatMap(([tier, { endpoint }]) => (endpoint === null ? [tier] : []));
  const costs = [
    isUnknown ? ' A price is unknown: the cost counts known ones only.' : '',
    missing.length > 0 ? ` No ${missing.join(' or ')} model of known price is set up: there it counts as $0.` : '',
  ].join('');
  const labels = nLabelled === 0 ? ' No labels: nobody knows whether the answers hold.' : '';
  return `${measured}${costs}${labels}${n < 20 ? ' Too few rows to say much.' : ''}`;
}
