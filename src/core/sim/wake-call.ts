import type { Endpoint } from '../domain/endpoint';
import type { CallReply } from '../effects';
import { withTimes } from './with-times';

const MS_PER_HOUR = 3_600_000;

/**
 * The first answer after an endpoint was idle for so long, ms: the time to load its model stands before the first token; or, where
 * it is kept warm, the call pays for the idle time beyond what it keeps its model loaded by itself, by the price of its hour.
 */
export function wakeCall(reply: CallReply, { server, price }: Endpoint, idleMs: number): CallReply {
  const beyondMs = idleMs - (server?.keepWarmMs ?? Number.POSITIVE_INFINITY);
  if (server === undefined || server.coldStartMs === 0 || beyondMs <= 0 || !reply.ok) return reply;
  if (server.keptWarm === true && price.kind === 'capacity') {
    const usd = (price.usdPerHour * beyondMs) / MS_PER_HOUR;
    return { ...reply, costUsd: reply.costUsd + usd, wake: { kind: 'warm', ms: beyondMs, usd } };
  }
  const { coldStartMs: ms } = server;
  return { ...withTimes(reply, reply.ttftMs + ms, reply.tpotMs), wake: { kind: 'cold', ms } };
}
