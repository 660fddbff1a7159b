import type { CompiledPolicy } from '../core/compiled-policy';
import type { LiveJudgement } from '../core/domain/live-record';
import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import type { Reply } from '../core/effects';
import { askModelJudge } from '../live/model-judge';
import type { ChatWorld } from '../live/chat/stream-chat';
import type { OriginGate } from '../live/origin-gate';
import type { LiveEndpoint } from './live-endpoints';
import { vetoedEndpoints } from './vetoed-endpoints';

type JudgeResult = (Reply & { kind: 'judge' })['result'];
type JudgeSettings = Policy['judge'];

/** What asking the judging model takes from the desk. */
export interface JudgeWorld {
  readonly chat: ChatWorld;
  readonly gate: OriginGate;
  /** Null where nothing may leave, or no such model is set up. */
  readonly judge: LiveEndpoint | null;
  readonly policy: CompiledPolicy;
  readonly spentUsd: number;
}

/**
 * Asks the user's judging model, and notes what the built-in judge says beside it. A prompt that a gate keeps from the
 * model's endpoint is not shown to it. Where the model cannot say, the built-in judge does if the policy wants that; else the
 * verdict is `failed` and the cascade goes on without it.
 */
export async function askLiveJudge(
  prompt: Prompt,
  builtIn: JudgeResult,
  signal: AbortSignal,
  world: JudgeWorld,
): Promise<{ readonly result: JudgeResult; readonly judgement: LiveJudgement | null }> {
  const settings = world.policy.policy.judge;
  const { judge } = world;
  if (judge === null) return unasked('The judging model is not set up. Choose one in Judge.', builtIn, settings);
  const veto = vetoedEndpoints(prompt, world.policy, world.spentUsd).get(judge.endpoint.id);
  if (veto !== undefined) return unasked(`Not shown to the judging model: ${veto}`, builtIn, settings);
  const leave = await world.gate.enter(judge.driver.origin, signal).catch(() => null);
  if (leave === null) return unasked('Cancelled before the judging model was asked.', builtIn, settings);
  const { target, price, origin } = judge.driver;
  const asked = await askModelJudge(prompt, target, settings.timeoutMs, signal, world.chat).finally(leave);
  const { tokens, durationMs, bytesSent, ttftMs } = asked.report;
  const judgement: LiveJudgement = {
    judge: target.model,
    difficulty: asked.ok ? asked.difficulty : null,
    builtIn: builtIn.ok ? builtIn.value.difficulty : null,
    failure: asked.ok ? null : asked.failure,
    origin,
    durationMs,
    bytesSent,
    costUsd: ttftMs === null ? 0 : (price?.(tokens) ?? 0),
    priced: ttftMs === null || price !== null,
    threshold: settings.threshold,
  };
  const result: JudgeResult = asked.ok
    ? { ok: true, value: { difficulty: asked.difficulty, judge: target.model } }
    : insteadOf({ ok: false, failure: asked.failure }, builtIn, settings);
  return { result, judgement };
}

function unasked(message: string, builtIn: JudgeResult, settings: JudgeSettings) {
  const failed = { ok: false, failure: { code: 'judge-unavailable', message, retryable: false } } as const;
  return { result: insteadOf(failed, builtIn, settings), judgement: null };
}

/** The built-in judge in the place of one that could not say, and under its own name. */
function insteadOf(failed: JudgeResult & { ok: false }, builtIn: JudgeResult, settings: JudgeSettings): JudgeResult {
  if (settings.onFailure === 'index' || !builtIn.ok || failed.failure.code === 'cancelled') return failed;
  const { failure } = failed;
  return { ok: true, value: { ...builtIn.value, judge: `surrogate, after ${failure.code}` } };
}

/** The built-in judge's answer where it is not to be asked. */
export const notAsked = {
  ok: false,
  failure: { code: 'judge-unavailable', message: 'Not asked.', retryable: false },
} as const;
