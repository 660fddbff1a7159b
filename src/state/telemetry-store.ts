import { create } from 'zustand';
import type { Telemetry } from '../core/domain/telemetry';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';
import { tellFailure } from './tell-failure';

interface TelemetryState {
  /** Figures over every row; null before the first run. */
  readonly telemetry: Telemetry | null;
  /** Accuracy over labelled rows that nothing was tuned on; null where there are none. */
  readonly heldOutAccuracy: Telemetry['accuracy'] | null;
  /** What figures of quality are over: all that nothing was tuned on (own prompts included), or every labelled row. */
  readonly half: 'report' | null;
  /** The secondary figures are on show. */
  readonly more: boolean;
  readonly setMore: (more: boolean) => void;
  readonly setHalf: (half: 'report' | null) => void;
  /** Reads the figures again. */
  readonly refresh: () => void;
}

/** The session's figures. */
export const useTelemetry = create<TelemetryState>()((set) => ({
  telemetry: null,
  heldOutAccuracy: null,
  half: 'report',
  more: false,
  setMore: (more) => set({ more }),
  setHalf: (half) => set({ half }),
  refresh: () => read(null),
}));

/** The figures change at most four times a second, so that they can be read. */
const leastIntervalMs = 250;

const read = latestOnly(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const [telemetry, heldOut] = await Promise.all([
      client.call('telemetry-read', { half: null }),
      client.call('telemetry-read', { half: 'report' }),
    ]);
    useTelemetry.setState({ telemetry, heldOutAccuracy: heldOut.accuracy.n === 0 ? null : heldOut.accuracy });
  } catch (error) {
    tellFailure('Telemetry was not read', error);
  }
  await new Promise((resolve) => setTimeout(resolve, leastIntervalMs));
});
