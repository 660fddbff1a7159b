import type { CompiledPolicy } from '../../core/compiled-policy';
import type { CallAdmission, CallCost } from '../../core/domain/call-admission';
import type { LiveJudgement } from '../../core/domain/live-record';
import type { Policy } from '../../core/domain/policy';
import type { Prompt } from '../../core/domain/prompt';
import type { Reply } from '../../core/effects';
import { chatBytes } from '../../live/chat/chat-messages';
import { constrainedTokens } from '../../live/chat/chat-request';
import { mostOf } from '../../live/chat/most-of';
import { askModelJudge, judgeMessages } from '../../live/model-judge';
import type { ModelJudgement } from '../../live/model-judge';
import type { CallDesk } from './call-desk';
import type { LiveEndpoint } from './live-endpoints';
import { vetoedEndpoints } from '../session/vetoed-endpoints';

type JudgeResult = (Reply & { kind: 'judge' })['result'];
type JudgeSettings = Policy['judge'];

/**
 * Asks the user's judging model, and notes what the built-in judge says beside it. A prompt that a gate keeps from the
 * model's endpoint is not shown to it. Where the model cannot say, the built-in judge does if the policy wants that; else the
 * verdict is `failed` and the cascade goes on without it.
 */
export async function askLiveJudge(
  prompt: Prompt,
  builtIn: JudgeResult,
  policy: CompiledPolicy,
  desk: CallDesk,
  signal: AbortSignal,
): Promise<{ readonly result: JudgeResult; readonly judgement: LiveJudgement | null }> {
  const settings = policy.policy.judge;
  const judge = desk.judge(settings);
  if (judge === null) return unasked('The judging model is not set up. Choose one in Judge.', builtIn, settings);
  const veto = vetoedEndpoints(prompt, policy, desk.dispatch.spentUsd).get(judge.endpoint.id);
  if (veto !== undefined) return unasked(`Not shown to the judging model: ${veto}`, builtIn, settings);
  const leave = await desk.gate.enter(judge.driver.origin, signal).catch(() => null);
  if (leave === null) return unasked('Cancelled before the judging model was asked.', builtIn, settings);
  let cost: CallCost = { costUsd: 0 };
  const inputBytes = chatBytes(judgeMessages(prompt));
  const admission = desk.admit(judge, { policy, inputBytes, maxOutputTokens: constrainedTokens });
  try {
    if ('code' in admission) return unasked(admission.message, builtIn, settings);
    const asked = await askModelJudge(prompt, judge.driver.target, settings.timeoutMs, signal, desk.world);
    const judgement = judgementOf(asked, builtIn, judge, admission, settings);
    cost = { costUsd: 0, ...judgement };
    desk.dispatch.charge(cost.costUsd);
    const result: JudgeResult = asked.ok
      ? { ok: true, value: { difficulty: asked.difficulty, judge: judgement.judge } }
      : insteadOf({ ok: false, failure: asked.failure }, builtIn, settings);
    return { result, judgement };
  } finally {
    if (!('code' in admission)) admission.settle(cost);
    leave();
  }
}

function judgementOf(
  asked: ModelJudgement,
  builtIn: JudgeResult,
  { driver: { target, price, origin } }: LiveEndpoint,
  admission: CallAdmission,
  { threshold }: JudgeSettings,
): LiveJudgement {
  const { tokens, durationMs, bytesSent, ttftMs } = asked.report;
  const costUsd = ttftMs === null ? 0 : (price?.(tokens) ?? 0);
  return {
    judge: target.model,
    difficulty: asked.ok ? asked.difficulty : null,
    builtIn: builtIn.ok ? builtIn.value.difficulty : null,
    failure: asked.ok ? null : asked.failure,
    origin,
    durationMs,
    bytesSent,
    costUsd,
    ...mostOf(asked.report, costUsd, admission),
    priced: ttftMs === null || price !== null,
    threshold,
  };
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
