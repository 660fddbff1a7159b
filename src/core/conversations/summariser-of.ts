import type { CompiledPolicy } from '../compiled-policy';
import { costUsd } from '../dispatch/cost';
import type { Endpoint } from '../domain/endpoint';
import type { HistorySummary, TrimmedHistory } from '../domain/trimmed-history';
import { tokensPerMessage } from '../features/tokens-per-message';

/** ≈ A summary has this part of the tokens of what it sums up, within limits: an assumption, as nobody's figures are at hand. */
const SHARE = 0.15;
const FEWEST = 30;
const MOST = 300;

/**
 * What a policy's summariser makes of turns that are left out, in simulation: its tokens by a fixed share, its price and its
 * median times at the local endpoint that makes it. Every turn is priced as if it were summed up anew. Undefined where the
 * policy names none, or one that is not on this device: what is said is shown to no cloud for it.
 */
export function summariserOf({
  policy,
  endpoints,
}: CompiledPolicy): ((trimmed: TrimmedHistory) => HistorySummary) | undefined {
  const { summariser } = policy.answers;
  const endpoint = summariser === null ? undefined : endpoints.get(policy.aliases[summariser] ?? summariser);
  if (endpoint === undefined || endpoint.tier !== 'local' || endpoint.leavesDevice === true) return undefined;
  return ({ trimmedTokens }) => summaryBy(endpoint, trimmedTokens);
}

function summaryBy({ id, price, latency }: Endpoint, trimmedTokens: number): HistorySummary {
  const written = Math.min(MOST, Math.max(FEWEST, Math.round(SHARE * trimmedTokens)));
  const { ttftMedianMs, tpotMedianMs, prefill } = latency;
  const readingMs =
    prefill === undefined ? 0 : (1000 * Math.max(0, trimmedTokens - prefill.includedTokens)) / prefill.tokensPerSecond;
  const tokens = { input: trimmedTokens, cacheRead: 0, cacheWrite: 0, visible: written, reasoning: 0 };
  return {
    endpointId: id,
    tokens: written + tokensPerMessage,
    costUsd: costUsd(price, tokens),
    milliseconds: ttftMedianMs + readingMs + tpotMedianMs * written,
  };
}
