import { create } from 'zustand';
import type { Telemetry } from '../core/domain/telemetry';
import { callFailure } from './call-failure';
import { setNotice, useEngine } from './engine-store';
import { latestOnly } from './latest-only';

export type Half = 'tune' | 'report' | null;

interface TelemetryState {
  /** Null before the first run. */
  readonly telemetry: Telemetry | null;
  /** Which samples the figures are over: the reporting half, or all. */
  readonly half: Half;
  readonly setHalf: (half: Half) => void;
  /** Reads the figures again. */
  readonly refresh: () => void;
}

/** The session's figures. */
export const useTelemetry = create<TelemetryState>()((set, get) => ({
  telemetry: null,
  half: null,
  setHalf: (half) => {
    set({ half });
    get().refresh();
  },
  refresh: () => read(get().half),
}));

/** The figures change at most four times a second, so that they can be read. */
const leastIntervalMs = 250;

const read = latestOnly(async (half: Half) => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const telemetry = await client.call('telemetry-read', { half });
    if (useTelemetry.getState().half === half) useTelemetry.setState({ telemetry });
  } catch (error) {
    setNotice({ kind: 'error', text: `Telemetry was not read: ${callFailure(error).message}` });
  }
  await new Promise((resolve) => setTimeout(resolve, leastIntervalMs));
});
