import { decideTier } from '../core/cascade';
import { compilePolicy } from '../core/compiled-policy';
import type { CompiledPolicy } from '../core/compiled-policy';
import type { Policy } from '../core/domain/policy';
import type { Tier } from '../core/domain/prompt';
import type { Proposal } from '../core/domain/proposal';
import { driveCached } from '../core/drive-cached';
import { retune } from '../core/optimizer/retune';
import { countCandidates } from '../core/optimizer/search-thresholds';
import { RandomStreams } from '../core/sim/rng';
import type { ReplayedRow } from '../core/stats/replayed-row';
import type { EngineVoice } from './engine-host';
import { leadingEndpoint } from './potential-cache';
import type { PotentialCache } from './potential-cache';
import { prefetchVectors } from './prefetch-vectors';
import { EngineCallError } from './protocol';
import { replayRows } from './replay-rows';
import type { SessionRun } from './session-run';
import { cancellation, Slicer } from './slicer';
import type { TextVectors } from './text-vectors';

/** What a search works on. */
interface OptimizedSession {
  readonly run: SessionRun;
  readonly vectors: TextVectors;
  readonly potential: PotentialCache;
}

/** Optimize Load over every row of a run, in slices: a proposal with its evidence, or why there is none. Throws `cancelled`. */
export async function optimizeSession(
  { run, vectors, potential }: OptimizedSession,
  { now, voice }: { readonly now: () => number; readonly voice: Pick<EngineVoice, 'push'> },
  signal: AbortSignal,
): Promise<Proposal> {
  const { policy } = run.policy;
  const prompts = run.columns.prompts.slice(0, run.rows);
  const total = countCandidates(policy);
  const tell = (tried: number): void => voice.push({ kind: 'optimize-progress', tried, total });
  tell(0);
  const leading = [leadingEndpoint(run, 'local'), leadingEndpoint(run, 'cloud')].filter((id) => id !== null);
  await potential.warm(run, leading, prompts, signal);
  if (run.withEmbedder) await prefetchVectors(prompts, run.context(0), vectors, { now, signal });
  if (signal.aborted) throw cancellation();

  const slicer = new Slicer(now, signal);
  const rows = Array.from(prompts.keys());
  const replayed = await replayRows(run, rows, potential.of(run), slicer);
  const streams = new RandomStreams(run.world.seed);
  const search = retune({ rows: replayed, policy, streams, tierUnderPolicy: tierDecider(run) });
  let step = search.next();
  while (step.done !== true) {
    if (slicer.due()) tell(step.value);
    await slicer.pause();
    step = search.next();
  }
  return step.value;
}

/** The tier by the real cascade. The clusters stay as they are, and with them the run's semantic index. */
function tierDecider(run: SessionRun): (row: ReplayedRow, policy: Policy) => Tier | null {
  let compiled: CompiledPolicy | null = null;
  return ({ row, prompt }, policy) => {
    if (compiled?.policy !== policy) compiled = compile(policy, run);
    const context = { ...run.context(row), policy: compiled };
    return driveCached(decideTier(prompt, context), context.model, (one) => run.embedded(one)).tier;
  };
}

function compile(policy: Policy, run: SessionRun): CompiledPolicy {
  const compiled = compilePolicy(policy, run.world.endpoints);
  if (!compiled.ok) throw new EngineCallError(compiled.failure);
  return compiled.value;
}
