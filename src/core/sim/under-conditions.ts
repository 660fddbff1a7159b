import type { Endpoint } from '../domain/endpoint';
import type { CallReply } from '../effects';
import type { Conditions } from './incident-board';
import { healthy } from './incident-board';
import type { RandomStream } from './rng';
import { withTimes } from './with-times';

/** Time in which a host that is down refuses a connection, ms; the way there and back comes on top. */
const REFUSAL_MS = 50;

/**
 * What a call brings where something is wrong: the healthy reply, changed. The stream must be the call's own; it is drawn from
 * in a fixed order, so that a stronger incident meets the same luck.
 */
export function underConditions(
  reply: CallReply,
  endpoint: Endpoint,
  conditions: Conditions,
  roundTripMs: number,
  stream: () => RandomStream,
): CallReply {
  if (conditions === healthy) return later(reply, 1, roundTripMs);
  if (conditions.down) {
    const message = `${endpoint.label} refused the connection (simulated outage).`;
    const failure = { code: 'endpoint-error', message, retryable: true } as const;
    return { ok: false, failure, durationMs: REFUSAL_MS + roundTripMs, costUsd: 0 };
  }
  const own = stream();
  const [spread, error, quality] = [own.uniform(), own.uniform(), own.uniform()];
  const factor = conditions.latencyFactor * (1 + conditions.latencyJitter * (2 * spread - 1));
  const slowed = later(reply, factor, roundTripMs + conditions.addedMs);
  if (!slowed.ok) return slowed;
  if (error < conditions.errorShare) {
    const message = `${endpoint.label} answered with an error (simulated incident).`;
    const failure = { code: 'endpoint-error', message, retryable: true } as const;
    return { ok: false, failure, durationMs: slowed.ttftMs, costUsd: 0 };
  }
  const costUsd = slowed.costUsd * conditions.priceFactor;
  if (slowed.quality === 0 || quality >= conditions.qualityLoss) return { ...slowed, costUsd };
  return { ...slowed, costUsd, quality: 0, qualitySource: 'simulated' };
}

function later(reply: CallReply, factor: number, roundTripMs: number): CallReply {
  if (factor === 1 && roundTripMs === 0) return reply;
  if (!reply.ok) {
    const { failure, durationMs, costUsd } = reply;
    return { ok: false, failure, durationMs: factor * durationMs + roundTripMs, costUsd };
  }
  return withTimes(reply, factor * reply.ttftMs + roundTripMs, factor * reply.tpotMs);
}

/** How long a call takes from its start to its last token, or to its failure, ms. */
export function callMs(reply: CallReply): number {
  return reply.ok ? reply.ttftMs + reply.tpotMs * (reply.tokens.visible + reply.tokens.reasoning) : reply.durationMs;
}
