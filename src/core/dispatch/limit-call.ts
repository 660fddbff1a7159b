import { costUsd } from './cost';
import type { Endpoint } from '../domain/endpoint';
import type { CallReply, CallTimeouts } from '../effects';

/**
 * What is left of a simulated call when it is given up at its time limits: a failure that lasted until then, billed for
 * its input and the tokens that had come by token price. A call within its limits stays as it is.
 */
export function limitCall(reply: CallReply, timeouts: CallTimeouts, endpoint: Endpoint): CallReply {
  const { firstTokenMs, betweenTokensMs } = timeouts;
  const waitedMs = reply.ok ? reply.ttftMs : reply.durationMs;
  const nothing = { visible: 0, reasoning: 0 };
  if (firstTokenMs !== null && waitedMs > firstTokenMs) {
    const billed = reply.ok ? costUsd(endpoint.price, { ...reply.tokens, ...nothing }) : reply.costUsd;
    const message = `${endpoint.label} sent no token within ${firstTokenMs} ms.`;
    const failure = { code: 'timeout-first-token', message, retryable: true } as const;
    return { ok: false, failure, durationMs: firstTokenMs, costUsd: billed };
  }
  if (!reply.ok || betweenTokensMs === null || reply.tpotMs <= betweenTokensMs) return reply;
  const message = `${endpoint.label} paused for more than ${betweenTokensMs} ms between two tokens.`;
  return {
    ok: false,
    failure: { code: 'timeout-between-tokens', message, retryable: true },
    durationMs: reply.ttftMs + betweenTokensMs,
    costUsd: costUsd(endpoint.price, { ...reply.tokens, ...nothing, visible: 1 }),
  };
}
