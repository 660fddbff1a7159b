import type { EngineHandlers } from './engine-host';
import type { LiveDesk } from './live/live-desk';
import type { Session } from './session/session';

export type LazyCostCall =
  'prices-read' | 'anticipation-read' | 'batches-read' | 'savings-read' | 'shortening-read' | 'hints-read';

/** The engine's answers about what was paid and what could be spared: fetched at the first question. */
export function lazyCostHandlers(
  session: Session,
  desk: Pick<LiveDesk, 'view' | 'run' | 'endpoints'>,
  now: () => number,
): Pick<EngineHandlers, LazyCostCall> {
  return {
    'prices-read': async (_params, signal) => {
      const { readPrices } = await import('./reads/read-prices');
      return readPrices(session.run, now, signal);
    },
    'batches-read': async (_params, signal) => {
      const { readBatches } = await import('./reads/read-batches');
      return readBatches(session.run, now, signal);
    },
    'savings-read': async (_params, signal) => {
      const { readSavings } = await import('./reads/read-savings');
      return readSavings(session.run, session.potential, now, signal);
    },
    'anticipation-read': async (_params, signal) => {
      const { readAnticipation } = await import('./reads/read-anticipation');
      return readAnticipation(session, now, signal);
    },
    'hints-read': async (_params, signal) => {
      const { readHints } = await import('./reads/read-hints');
      const { columns, policy } = session.run;
      const called = (id: string) => desk.endpoints.find((one) => one.id === id);
      const rows =
        desk.view === 'live'
          ? { mode: 'live' as const, columns: desk.run.columns, endpoint: called }
          : { mode: 'sim' as const, columns, endpoint: (id: string) => policy.endpoints.get(id) };
      return readHints(rows, now, signal);
    },
    'shortening-read': async (_params, signal) => {
      const { readShortening } = await import('./reads/read-shortening');
      const { run } = session;
      const simulated = { mode: 'sim' as const, rows: run.rows, outcome: (row: number) => run.detail(row)?.outcome };
      const { run: live } = desk;
      const recorded = { mode: 'live' as const, rows: live.rows, outcome: (row: number) => live.outcome(row) };
      return readShortening(desk.view === 'live' ? recorded : simulated, now, signal);
    },
  };
}
