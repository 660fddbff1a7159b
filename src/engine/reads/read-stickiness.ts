import type { Policy } from '../../core/domain/policy';
import type { StickinessReport, StickinessRow } from '../../core/domain/stickiness-report';
import { wilson } from '../../core/stats/wilson';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import type { Session } from '../session/session';

/** Accuracy that a cheaper stickiness may lose against the current one, 0..1: below it a few turns of luck decide. */
const mostLost = 0.02;
const tried = [0, 1, 2, 3, 5, 8] as const;

/** Flies the session at each stickiness and says what its conversations of two turns and more cost. Throws `cancelled`. */
export async function readStickiness(
  session: Pick<Session, 'run' | 'compile' | 'flownUnder'>,
  signal: AbortSignal,
): Promise<StickinessReport> {
  const { run } = session;
  const { policy } = run.policy;
  const current = policy.conversation.stickTurns;
  const talks = conversationsOf(run.columns);
  const turns = talks.reduce((sum, rows) => sum + rows.length, 0);
  const rows: StickinessRow[] = [];
  for (const stickTurns of [...new Set([...tried, current])].sort((a, b) => a - b)) {
    if (turns === 0) break;
    const other: Policy = { ...policy, conversation: { ...policy.conversation, stickTurns } };
    // One after another: each flight takes the thread in slices.
    rows.push({ stickTurns, ...sumUp(await session.flownUnder(session.compile(other), signal), talks) });
  }
  return { sessions: talks.length, turns, current, rows, best: bestOf(rows, current) };
}

/** Rows by session, in order; a session of one row is no conversation. */
function conversationsOf({ prompts, length }: TelemetryColumns): readonly (readonly number[])[] {
  const bySession = new Map<string, number[]>();
  for (const [row, { metadata }] of prompts.slice(0, length).entries()) {
    if (metadata.session === undefined) continue;
    const rows = bySession.get(metadata.session);
    if (rows === undefined) bySession.set(metadata.session, [row]);
    else rows.push(row);
  }
  return [...bySession.values()].filter((rows) => rows.length > 1);
}

function sumUp(
  { columns, prompts }: TelemetryColumns,
  talks: readonly (readonly number[])[],
): Omit<StickinessRow, 'stickTurns'> {
  let [costUsd, switches, acceptable, labelled] = [0, 0, 0, 0];
  for (const rows of talks) {
    for (const [turn, row] of rows.entries()) {
      costUsd += columns.costUsd[row] ?? 0;
      const before = rows[turn - 1];
      if (before !== undefined && columns.endpoint[row] !== columns.endpoint[before]) switches += 1;
      if (prompts[row]?.label === undefined) continue;
      labelled += 1;
      if (columns.quality[row] === 1) acceptable += 1;
    }
  }
  return { costUsd, switches, accuracy: wilson(acceptable, labelled) };
}

function bestOf(rows: readonly StickinessRow[], current: number): number {
  const now = rows.find(({ stickTurns }) => stickTurns === current);
  if (now === undefined) return current;
  const asGood = rows.filter(({ accuracy }) => (accuracy.value ?? 0) >= (now.accuracy.value ?? 0) - mostLost);
  return asGood.reduce((best, row) => (row.costUsd < best.costUsd ? row : best), now).stickTurns;
}
