import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Policy } from '../../core/domain/policy';
import type { Proposal } from '../../core/domain/proposal';
import { retune } from '../../core/optimizer/retune';
import type { FlownRow, RetuneStep } from '../../core/optimizer/retune';
import { countCandidates, FINALISTS } from '../../core/optimizer/search-thresholds';
import { splitRowsInSteps } from '../../core/optimizer/split-rows';
import { RandomStreams } from '../../core/sim/rng';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import type { EngineVoice } from '../engine-host';
import { leadingEndpoint } from '../baselines/potential-cache';
import type { PotentialCache } from '../baselines/potential-cache';
import { EngineCallError } from '../protocol';
import { ownValue, replayRows } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TuningLedger } from './tuning-ledger';

/** What a search works on. */
interface OptimizedSession {
  readonly run: SessionRun;
  readonly potential: PotentialCache;
  readonly compile: (policy: Policy) => CompiledPolicy;
  readonly tuning: Pick<TuningLedger, 'offer' | 'countSearch'>;
  readonly flownUnder: (policy: CompiledPolicy, signal: AbortSignal) => Promise<TelemetryColumns>;
}

/** Optimize Load over every row of a run, in slices: a proposal with its evidence, or why there is none. Throws `cancelled`. */
export async function optimizeSession(
  session: OptimizedSession,
  { now, voice }: { readonly now: () => number; readonly voice: Pick<EngineVoice, 'push'> },
  signal: AbortSignal,
): Promise<Proposal> {
  const { run, potential } = session;
  const { policy } = run.policy;
  const prompts = run.columns.prompts.slice(0, run.rows);
  const total = countCandidates(policy) + FINALISTS;
  const tell = (tried: number): void => voice.push({ kind: 'optimize-progress', tried, total });
  tell(0);
  const leading = [leadingEndpoint(run, 'local'), leadingEndpoint(run, 'cloud')].filter((id) => id !== null);
  await potential.warm(run, leading, prompts, signal);
  const slicer = new Slicer(now, signal);
  const replayed = await replayRows(run, Array.from(prompts.keys()), potential.of(run), slicer);
  const search = retune({ rows: replayed, policy, streams: new RandomStreams(run.world.seed) });
  let flights = 0;
  const answer = async (step: RetuneStep): Promise<FlownRow | undefined> => {
    if (step.kind === 'tried') {
      if (slicer.due()) tell(step.tried);
      await slicer.pause();
      return undefined;
    }
    const columns = await session.flownUnder(session.compile(step.policy), signal);
    if (session.run !== run)
      throw new EngineCallError({
        code: 'cancelled',
        message: 'The session changed while it was searched. Search again.',
        retryable: true,
      });
    flights += 1;
    tell(total - FINALISTS + flights);
    return (row) => ({ tier: columns.routedTier(row), value: ownValue(columns, row) });
  };
  let step = search.next();
  while (step.done !== true) step = search.next(await answer(step.value));
  const proposal = step.value;
  if (proposal.kind !== 'not-enough-labels') session.tuning.countSearch();
  if (proposal.kind === 'proposal') {
    const { edgeThreshold, similarityThreshold } = proposal;
    const { search: searched } = await slicer.drive(splitRowsInSteps(replayed, new RandomStreams(run.world.seed)));
    session.tuning.offer({
      rows: searched.map(({ row }) => row),
      isTakenOver: ({ complexity, semantic }) =>
        complexity.edgeThreshold === edgeThreshold.to && semantic.similarityThreshold === similarityThreshold.to,
      lapses: false,
    });
  }
  return proposal;
}
