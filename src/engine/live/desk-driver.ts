import type { CompiledPolicy } from '../../core/compiled-policy';
import type { LiveJudgement } from '../../core/domain/live-record';
import { judgeSurrogate } from '../../core/pillars/judge-surrogate';
import type { DriverWorld } from '../../live/live-driver';
import type { CallDesk } from './call-desk';
import { askLiveJudge } from './live-judge';

/** What answers a flight's effects, but for what the flight notes itself; `onJudgement` hears what a judging model said. */
export function deskDriver(
  desk: CallDesk,
  policy: CompiledPolicy,
  signal: AbortSignal,
  onJudgement: (said: LiveJudgement | null) => void,
): Omit<DriverWorld, 'onCall' | 'onDelta' | 'onHeard'> {
  const { answers } = policy.policy;
  const embed: DriverWorld['embed'] = async (prompt) =>
    desk.vectors.one(prompt.text, signal).catch(() => ({ ok: false, failure: desk.vectors.absence }));
  return {
    chat: desk.world,
    gate: desk.gate,
    endpoint: (id) => desk.endpoint(id)?.driver ?? null,
    embed,
    judge: async (prompt) => {
      const embedded = await embed(prompt);
      const builtIn = judgeSurrogate(desk.model, prompt, embedded.ok ? embedded.value : undefined);
      if (policy.policy.judge.provider === 'surrogate') return builtIn;
      const { result, judgement } = await askLiveJudge(prompt, builtIn, policy, desk, signal);
      onJudgement(judgement);
      return result;
    },
    answers,
    admit: (id, { inputBytes, maxOutputTokens }) => {
      const called = desk.endpoint(id);
      return called === null ? gone : desk.admit(called, { policy, inputBytes, maxOutputTokens });
    },
  };
}

const gone = { code: 'no-endpoint', message: 'The endpoint is gone from Settings.', retryable: false } as const;
