import type { LiveCall } from '../../core/domain/live-record';
import type { Policy } from '../../core/domain/policy';
import type { Prompt } from '../../core/domain/prompt';
import { featuresOf } from '../../core/features/features-of';
import { quantile } from '../../core/stats/quantile';
import { answerLive } from '../../live/live-driver';
import { deskDriver } from './desk-driver';
import type { LiveDesk } from './live-desk';
import type { ProbeRow } from './live-protocol';

const ignored = (): void => undefined;

/** Long enough to stream, short enough to cost nothing to speak of. */
const prompt: Prompt = { id: 'probe', text: 'Count from one to twenty in words.', metadata: {}, origin: 'typed' };
const answers = { maxOutputTokens: 64, brief: false, repairJson: false };

/**
 * Times every endpoint with a short request, one after another so that none waits for another. It is no row of the session, but
 * is counted in what left this tab and what was spent. Throws `invalid-input` where nothing may, or can, be called.
 */
export async function probeEndpoints(
  desk: LiveDesk,
  policy: Policy,
  repeats: number,
  signal: AbortSignal,
): Promise<readonly ProbeRow[]> {
  desk.assertReady();
  const driver = deskDriver(desk.calls, desk.compile(policy), signal, () => undefined);
  const rows: ProbeRow[] = [];
  for (const { id, label } of desk.endpoints) {
    const calls: LiveCall[] = [];
    for (let repeat = 0; repeat < repeats && !signal.aborted; repeat += 1) {
      const onCall = (call: LiveCall): void => {
        calls.push(call);
        desk.calls.dispatch.charge(call.costUsd);
        desk.noteAside(call);
      };
      const timeouts = { firstTokenMs: null, betweenTokensMs: null };
      const { inputTokens } = featuresOf(prompt);
      const effect = { kind: 'call', prompt, endpointId: id, attempt: repeat, inputTokens, timeouts } as const;
      await answerLive(effect, signal, { ...driver, answers, onCall, onDelta: ignored, onHeard: ignored });
    }
    if (calls.length > 0) rows.push(rowOf(label, calls));
  }
  return rows;
}

function rowOf(label: string, calls: readonly LiveCall[]): ProbeRow {
  const whole = calls.filter(({ error }) => error === null);
  const medianOf = (values: readonly (number | null)[]): number | null =>
    quantile(
      values.filter((value) => value !== null).sort((a, b) => a - b),
      0.5,
    );
  const tpotMs = medianOf(whole.map((call) => call.tpotMs));
  return {
    label,
    asked: calls.length,
    answered: whole.length,
    ttftMs: medianOf(whole.map((call) => call.ttftMs)),
    tokensPerSecond: tpotMs === null || tpotMs === 0 ? null : 1000 / tpotMs,
    totalMs: medianOf(whole.map((call) => call.durationMs)),
    failure: calls.findLast(({ error }) => error !== null)?.error ?? null,
  };
}
