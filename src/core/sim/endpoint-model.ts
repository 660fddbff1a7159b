import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { TokenCount } from '../domain/outcome';
import type { Prompt } from '../domain/prompt';
import { costUsd } from '../dispatch/cost';
import { sentPrompt } from '../conversations/sent-prompt';
import type { SendingRules } from '../conversations/sent-prompt';
import type { CallReply } from '../effects';
import { featuresOf } from '../features/features-of';
import { complexityReading } from '../pillars/complexity-reading';
import type { RouterModel } from '../pillars/router-model';
import type { Ablest } from './acceptability';
import { acceptable } from './acceptability';
import { lognormal } from './distributions';
import type { CachedInput } from './prompt-caches';
import { uncached } from './prompt-caches';
import { drawFromCurve } from './quantile-curve';
import type { QuantileCurve } from './quantile-curve';
import type { RandomStream, RandomStreams } from './rng';

/** What simulated calls depend on, and nothing else: not the policy, so that two policies meet the same potential outcomes. */
export interface CallWorld extends SendingRules {
  readonly endpoints: ReadonlyMap<EndpointId, Endpoint>;
  readonly ablest: Ablest;
  readonly model: RouterModel;
  readonly streams: RandomStreams;
  /** Tokens after which answers are cut; absent or null: they are not. */
  readonly maxOutputTokens?: number | null;
  /** Hour of the day at which the virtual clock starts; absent: 9. */
  readonly startHour?: number;
}

/** The most able endpoints of a catalogue, by tier; ties go to the earlier row. */
export function ablestOf(endpoints: readonly Endpoint[]): Ablest {
  const best = (tier: Endpoint['tier']): Endpoint | null =>
    endpoints
      .filter((endpoint) => endpoint.tier === tier)
      .reduce<Endpoint | null>(
        (top, endpoint) => (top === null || endpoint.ability > top.ability ? endpoint : top),
        null,
      );
  return { local: best('local'), cloud: best('cloud') };
}

/**
 * The potential outcome of calling an endpoint with a prompt: times and the answer's length by their measured
 * shapes or lognormal, the length with one luck for all endpoints, an error with the endpoint's rate, acceptability by item response.
 * A pure function of seed, prompt, endpoint, attempt and what the provider had kept of the input. Times in ms, cost in USD.
 */
export function simulateCall(
  prompt: Prompt,
  endpointId: EndpointId,
  attempt: number,
  world: CallWorld,
  cached: CachedInput = uncached,
): CallReply {
  const endpoint = world.endpoints.get(endpointId);
  if (endpoint === undefined) throw new Error(`simulateCall: ${endpointId} is not in the catalogue`);
  const { streams } = world;
  const features = featuresOf(prompt);
  const { inputTokens, trimmed } = sentPrompt(prompt, world, endpoint);
  // Made once, before the first call.
  const summary = attempt === 0 ? trimmed?.summary : undefined;
  const stream = streams.stream('prompt', prompt.id, 'call', endpointId, `${attempt}`);
  const { ttftMedianMs, ttftSigma, ttftCurve, tpotMedianMs, tpotSigma, tpotCurve } = endpoint.latency;
  const readingMs = prefillMs(endpoint, inputTokens - cached.cacheRead);
  const ttftMs = spread(stream, ttftMedianMs, ttftSigma, ttftCurve) + readingMs + (summary?.milliseconds ?? 0);
  const tpotMs = spread(stream, tpotMedianMs, tpotSigma, tpotCurve);
  if (stream.uniform() < endpoint.errorRate) {
    const message = `${endpoint.label} answered with an error (simulated).`;
    return {
      ok: false,
      failure: { code: 'endpoint-error', message, retryable: true },
      durationMs: ttftMs,
      costUsd: summary?.costUsd ?? 0,
    };
  }
  if (inputTokens >= endpoint.contextTokens) {
    const message = `${endpoint.label} takes ${endpoint.contextTokens} tokens, the input has about ${inputTokens} (simulated).`;
    // Refused at the door: nothing was read.
    const durationMs = ttftMs - readingMs;
    return { ok: false, failure: { code: 'context-overflow', message, retryable: false }, durationMs, costUsd: 0 };
  }
  const { median, sigma, curve } = endpoint.outputTokens;
  const room = Math.max(1, endpoint.contextTokens - inputTokens);
  const length = spread(streams.stream('prompt', prompt.id, 'length'), median, sigma, curve);
  const whole = Math.min(room, Math.max(1, Math.round(length)));
  const visible = Math.min(whole, world.maxOutputTokens ?? whole);
  const { cacheRead, cacheWrite } = cached;
  const tokens: TokenCount = { input: inputTokens, cacheRead, cacheWrite, visible, reasoning: 0 };
  // The prediction from the text alone: it does not change when the policy does, nor when the encoder loads.
  const reading = complexityReading(world.model, prompt, features, undefined, null);
  const { quality, source } = acceptable(prompt, endpoint, world.ablest, reading.index / 100, streams);
  // An answer that breaks off is no answer.
  const isCut = visible < whole;
  return {
    ok: true,
    ttftMs,
    tpotMs,
    tokens,
    costUsd: costUsd(endpoint.price, tokens) + (summary?.costUsd ?? 0),
    quality: isCut ? 0 : quality,
    qualitySource: isCut ? 'simulated' : source,
  };
}

/** Time to read what goes beyond the input that the median was measured with, ms; 0 where no speed is known. */
function prefillMs({ latency: { prefill } }: Endpoint, inputTokens: number): number {
  return prefill === undefined
    ? 0
    : (1000 * Math.max(0, inputTokens - prefill.includedTokens)) / prefill.tokensPerSecond;
}

/** A number around a median: by its measured shape where there is one, else lognormal. Both use the same luck. */
function spread(stream: RandomStream, median: number, sigma: number, curve: QuantileCurve | undefined): number {
  return curve === undefined ? lognormal(stream, median, sigma) : median * drawFromCurve(stream, curve);
}
