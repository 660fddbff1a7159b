import type { Endpoint } from '../domain/endpoint';
import { exp } from '../sim/deterministic-math';
import { costUsd } from './cost';

/** USD that a call is expected to cost: its input, and an answer of the mean length, exp(sigma^2 / 2) medians (lognormal). */
export function expectedCost(endpoint: Endpoint | undefined, inputTokens: number): number {
  if (endpoint === undefined) return 0;
  const { median, sigma } = endpoint.outputTokens;
  const visible = Math.round(median * exp((sigma * sigma) / 2));
  return costUsd(endpoint.price, { input: inputTokens, cacheRead: 0, cacheWrite: 0, visible, reasoning: 0 });
}
