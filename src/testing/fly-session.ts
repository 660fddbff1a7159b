import type { CompiledPolicy } from '../core/compiled-policy';
import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import { steadyScenario } from '../core/domain/scenario';
import type { EmbeddedText } from '../core/effects';
import { SimRun } from '../core/sim/sim-driver';
import type { RunOptions } from '../core/sim/kernel';
import type { FlightRow, SimHooks, SimWorld } from '../core/sim/sim-driver';
import { TelemetryColumns } from '../core/telemetry/columns';
import { hashTelemetry } from '../core/telemetry/hash';
import { fakeEndpoints } from './fake-endpoints';
import { fakeFlightContext } from './fake-flight-context';
import { hashedText } from './hashed-text';

/** What a test wants to be different; everything else is the fakes'. */
export interface SessionSettings {
  readonly seed?: number;
  readonly policy?: Policy;
  readonly world?: Partial<SimWorld>;
  readonly run?: Partial<RunOptions>;
  /** Reads along every flight. */
  readonly listener?: SimHooks['listener'];
}

/** A flown session, with what it asked of its host. */
export interface FlownSession {
  /** By place in the session. */
  readonly rows: readonly FlightRow[];
  /** Places in the order in which the flights ended. */
  readonly ended: readonly number[];
  readonly telemetry: TelemetryColumns;
  readonly hash: string;
  readonly sim: SimRun;
  readonly policy: CompiledPolicy;
  /** Ids of prompts whose vector was made. */
  readonly embedded: readonly string[];
}

/** Flies batches of prompts through the real core on the virtual clock, with the fakes around it. */
export async function flySession(
  batches: readonly (readonly Prompt[])[],
  { seed = 1, policy, world, run, listener }: SessionSettings = {},
): Promise<FlownSession> {
  const vectors = new Map<string, EmbeddedText>();
  const rows: FlightRow[] = [];
  const ended: number[] = [];
  const embedded: string[] = [];
  const telemetry = new TelemetryColumns(fakeEndpoints, 4);
  const fakes = {
    ...fakeFlightContext(policy),
    seed,
    embedder: 'ready',
    endpoints: fakeEndpoints,
    scenario: steadyScenario,
  } as const;
  const sim = new SimRun(
    { ...fakes, ...world },
    {
      embedded: (prompt) => vectors.get(prompt.id),
      embed: async (prompt) => {
        embedded.push(prompt.id);
        const value = hashedText(prompt.text);
        vectors.set(prompt.id, value);
        return { ok: true, value };
      },
      onRow: (row) => {
        rows[row.row] = row;
        ended.push(row.row);
        telemetry.set(row);
      },
      ...(listener === undefined ? {} : { listener }),
    },
  );
  for (const prompts of batches) {
    sim.append({ prompts });
    await sim.run({ sliceMs: Infinity, now: () => 0, yieldToHost: () => Promise.resolve(), ...run });
  }
  return { rows, ended, telemetry, hash: hashTelemetry(telemetry), sim, policy: fakes.policy, embedded };
}
