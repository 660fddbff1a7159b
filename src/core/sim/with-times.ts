import type { CallReply } from '../effects';

/** An answer at other times, ms; what only some answers carry stays. */
export function withTimes(reply: CallReply & { ok: true }, ttftMs: number, tpotMs: number): CallReply & { ok: true } {
  const { tokens, costUsd, quality, qualitySource, queueMs, confidence, durationMs, bill, wake } = reply;
  const isPlain = confidence === undefined && durationMs === undefined && bill === undefined && wake === undefined;
  if (!isPlain || queueMs !== undefined) return { ...reply, ttftMs, tpotMs };
  return { ok: true, ttftMs, tpotMs, tokens, costUsd, quality, qualitySource };
}
