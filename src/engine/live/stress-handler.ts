import { judgeAttacks } from '../../catalog/judge-attacks';
import type { JudgeStressReport } from '../../core/domain/judge-stress';
import type { Prompt } from '../../core/domain/prompt';
import { judgeSurrogate } from '../../core/pillars/judge-surrogate';
import { stressJudge } from './judge-stress';
import type { StressPlan, StressReply } from './judge-stress';
import { askLiveJudge, notAsked } from './live-judge';
import type { LiveDesk } from './live-desk';
import type { LiveCalls } from './live-protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';

/** A model is asked so many questions at a time. */
const modelConcurrency = 4;

/** Stresses the judge of the session's policy: the built-in one, or in a live run the user's model. */
export async function stressSession(
  { judge: who, repeats }: LiveCalls['judge-stress']['params'],
  session: Session,
  desk: LiveDesk,
  { catalog, voice }: SessionSurroundings,
  signal: AbortSignal,
): Promise<JudgeStressReport> {
  const { policy } = session.run.policy;
  const plan: Omit<StressPlan, 'judge' | 'concurrency' | 'ask'> = {
    cases: judgeAttacks,
    repeats,
    threshold: policy.judge.threshold,
    onProgress: (done, total) => voice.push({ kind: 'judge-stress-progress', done, total }),
  };
  if (who === 'model') {
    const { driver } = desk.judge(policy);
    const compiled = desk.compile({ ...policy, judge: { ...policy.judge, onFailure: 'index' } });
    const ask = async (text: string): Promise<StressReply> => {
      const { result, judgement } = await askLiveJudge(promptOf(text), notAsked, compiled, desk.calls, signal);
      if (judgement !== null) desk.noteAside({ costUsd: 0, ...judgement });
      if (result.ok) return { kind: 'rated', difficulty: result.value.difficulty };
      return { kind: result.failure.code === 'judge-invalid-reply' ? 'rejected' : 'failed' };
    };
    return stressJudge({ ...plan, judge: driver.label, concurrency: modelConcurrency, ask }, signal);
  }
  const ask = async (text: string): Promise<StressReply> => {
    const embedded = await session.vectors.one(text, signal).catch(() => null);
    if (embedded?.ok !== true) return { kind: 'failed' };
    const said = judgeSurrogate(catalog.model, promptOf(text), embedded.value);
    return said.ok ? { kind: 'rated', difficulty: said.value.difficulty } : { kind: 'failed' };
  };
  return stressJudge({ ...plan, judge: 'surrogate', concurrency: 1, ask }, signal);
}

function promptOf(text: string): Prompt {
  return { id: 'stress', text, metadata: {}, origin: 'typed' };
}
