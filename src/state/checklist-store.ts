import { create } from 'zustand';
import type { PitfallReport } from '../core/domain/pitfall-report';
import type { Telemetry } from '../core/domain/telemetry';
import type { ThresholdReport } from '../core/domain/threshold-report';
import type { AlignmentReport, ScenarioState } from '../engine/protocol';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

/** What the session has measured, as far as a checklist asks. */
export interface ChecklistReadings {
  readonly telemetry: Telemetry;
  readonly alignment: AlignmentReport;
  readonly thresholds: ThresholdReport;
  readonly pitfalls: PitfallReport;
  readonly scenario: ScenarioState;
}

interface ChecklistStore {
  /** Null before it was asked for; of which telemetry it is. */
  readonly read: { readonly readings: ChecklistReadings; readonly telemetryHash: string } | null;
  readonly reading: boolean;
  readonly failure: string | null;
  readonly start: () => Promise<void>;
}

/** What there is to check before a policy goes out. */
export const useChecklist = create<ChecklistStore>()((set, get) => ({
  read: null,
  reading: false,
  failure: null,
  start: async () => {
    const { client, telemetryHash } = useEngine.getState();
    if (client === null || get().reading) return;
    set({ reading: true, failure: null });
    try {
      const [telemetry, alignment, thresholds, pitfalls, scenario] = await Promise.all([
        client.call('telemetry-read', { half: null }),
        client.call('alignment-read', null),
        client.call('thresholds-read', { criterion: 'f1' }),
        client.call('pitfalls-read', null),
        client.call('scenario-read', null),
      ]);
      set({ read: { readings: { telemetry, alignment, thresholds, pitfalls, scenario }, telemetryHash } });
    } catch (error) {
      set({ failure: callFailure(error).message });
    }
    set({ reading: false });
  },
}));
