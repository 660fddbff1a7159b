import type { AnticipationReport } from '../../core/domain/anticipation-report';
import { RandomStreams } from '../../core/sim/rng';
import { pairedBootstrapInSteps } from '../../core/stats/paired-bootstrap';
import type { Session } from '../session/session';
import { Slicer } from '../slicer';

/** Flies the session again without anticipation and compares the two row by row. Throws `cancelled`. */
export async function readAnticipation(
  session: Session,
  now: () => number,
  signal: AbortSignal,
): Promise<AnticipationReport> {
  const { run } = session;
  const slicer = new Slicer(now, signal);
  let moved = 0;
  for (let row = 0; row < run.rows; row += 1) {
    moved += Number(run.detail(row)?.decision.movedAhead === true);
    await slicer.pause();
  }
  const { rows } = run;
  if (moved === 0) return { rows, moved, change: null };
  const { policy } = run.policy;
  const without = { ...policy, resilience: { ...policy.resilience, anticipate: null } };
  const { columns: before } = await session.flownUnder(session.compile(without), signal);
  const { columns: after } = run.columns;
  const pairs = Array.from({ length: rows }, (_, row) => row);
  const stream = new RandomStreams(run.world.seed).stream('anticipation');
  const line = pairs.map((row) => (before.queueMs[row] ?? 0) - (after.queueMs[row] ?? 0));
  const cost = pairs.map((row) => (after.costUsd[row] ?? 0) - (before.costUsd[row] ?? 0));
  const lineMs = await slicer.drive(pairedBootstrapInSteps(line, stream));
  const usd = await slicer.drive(pairedBootstrapInSteps(cost, stream));
  return { rows, moved, change: lineMs === null || usd === null ? null : { lineMs, usd, n: rows } };
}
