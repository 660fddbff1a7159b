import type { LiveJudgement } from '../core/domain/live-record';
import type { Prompt } from '../core/domain/prompt';
import type { Reply } from '../core/effects';
import { featuresOf } from '../core/features/features-of';
import type { DriverEndpoint } from '../live/live-driver';
import { askOllamaJudge } from '../live/ollama-judge';
import type { ChatWorld } from '../live/chat/stream-chat';

type JudgeResult = (Reply & { kind: 'judge' })['result'];

/** How many replies of a judging model were taken, rejected, or did not come. */
export interface JudgeTally {
  taken: number;
  rejected: number;
  failed: number;
}

const timeoutMs = 10_000;

/**
 * Asks the user's judging model, and notes what the built-in judge says beside it. A prompt with personal data is not shown
 * to a judge on another machine; then, and where the model fails, the verdict is `failed` and the cascade goes on without it.
 */
export async function askLiveJudge(
  prompt: Prompt,
  judge: DriverEndpoint | null,
  builtIn: JudgeResult,
  signal: AbortSignal,
  world: {
    readonly chat: ChatWorld;
    readonly onSent: (origin: string, bytes: number) => void;
    readonly tally: JudgeTally;
  },
): Promise<{ readonly result: JudgeResult; readonly judgement: LiveJudgement | null }> {
  if (judge === null) return { result: unavailable('No model of your Ollama is set to judge.'), judgement: null };
  if (!isLoopback(judge.origin) && featuresOf(prompt).pii.length > 0)
    return {
      result: unavailable('The judge runs on another machine, and the prompt carries personal data.'),
      judgement: null,
    };
  const asked = await askOllamaJudge(prompt, judge.target, timeoutMs, signal, world.chat);
  world.onSent(judge.origin, asked.report.bytesSent);
  const said = {
    judge: judge.target.model,
    builtIn: builtIn.ok ? builtIn.value.difficulty : null,
  };
  if (asked.ok) {
    world.tally.taken += 1;
    const value = { difficulty: asked.difficulty, judge: judge.target.model };
    return { result: { ok: true, value }, judgement: { ...said, difficulty: asked.difficulty, failure: null } };
  }
  const { failure } = asked;
  world.tally[failure.code === 'judge-invalid-reply' ? 'rejected' : 'failed'] += 1;
  return { result: { ok: false, failure }, judgement: { ...said, difficulty: null, failure } };
}

function unavailable(message: string): JudgeResult {
  return { ok: false, failure: { code: 'judge-unavailable', message, retryable: false } };
}

function isLoopback(origin: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname);
}
