import type { PromptKey } from '../../core/domain/breakdown';
import type { ModelMatrix } from '../../core/domain/model-matrix';
import { OUTCOMES } from '../../core/telemetry/codes';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { isInHalf } from '../../core/telemetry/is-in-half';
import type { Half } from '../../core/telemetry/is-in-half';
import { modelMatrix } from '../../core/telemetry/model-matrix';
import type { MatrixSource } from '../../core/telemetry/model-matrix';
import { judgedRows } from '../session/judged-rows';
import type { LiveRun } from '../live/live-run';
import { endpointsOn } from '../baselines/potential-cache';
import type { PotentialCache } from '../baselines/potential-cache';
import { ownValue, potentialValue } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const completedCode = OUTCOMES.indexOf('completed');

/**
 * Every model that is on, with every kind of prompt of a session: the policy as it was flown, and each model called alone, without
 * queue or retry, on the same potential outcomes as everywhere. Throws `cancelled`.
 */
export async function readMatrix(
  run: SessionRun,
  { by, half }: { readonly by: PromptKey; readonly half: Half },
  cache: PotentialCache,
  now: () => number,
  signal: AbortSignal,
): Promise<ModelMatrix> {
  const { rows, basis } = judgedRows(run, half);
  const { prompts } = run.columns;
  const endpoints = endpointsOn(run);
  const asked = rows.flatMap((row) => prompts[row] ?? []);
  await cache.warm(
    run,
    endpoints.map(({ id }) => id),
    asked,
    signal,
  );
  const potential = cache.of(run);
  const models = endpoints.map(({ id, label }): MatrixSource => ({
    endpointId: id,
    label,
    answerOf: (row) => {
      const prompt = prompts[row];
      return prompt === undefined ? null : potentialValue(potential, id, prompt);
    },
  }));
  const steps = modelMatrix(promptsAt(run.columns, rows), by, [thePolicy(run.columns), ...models]);
  return { mode: 'sim', basis, ...(await new Slicer(now, signal).drive(steps)) };
}

/** Live rows: what each model that was called did with what it got, and the policy with all of them. */
export async function readLiveMatrix(
  { columns, endpoints }: LiveRun,
  { by, half }: { readonly by: PromptKey; readonly half: Half },
  now: () => number,
  signal: AbortSignal,
): Promise<ModelMatrix> {
  const rows = Array.from({ length: columns.length }, (_, row) => row).filter((row) =>
    isInHalf(columns.prompts[row] ?? {}, half),
  );
  const policy = thePolicy(columns);
  const called = endpoints.map(({ id, label }): MatrixSource => {
    const position = columns.endpointIds.indexOf(id);
    const answerOf: MatrixSource['answerOf'] = (row) =>
      columns.columns.endpoint[row] === position ? policy.answerOf(row) : null;
    return { endpointId: id, label, answerOf };
  });
  const steps = modelMatrix(promptsAt(columns, rows), by, [policy, ...called]);
  return { mode: 'live', basis: 'all', ...(await new Slicer(now, signal).drive(steps)) };
}

/** What the rows brought, retries and failovers included. */
function thePolicy(columns: TelemetryColumns): MatrixSource {
  const answerOf: MatrixSource['answerOf'] = (row) => ({
    ...ownValue(columns, row),
    answered: columns.columns.outcome[row] === completedCode,
  });
  return { endpointId: null, label: 'This policy', answerOf };
}

function promptsAt({ prompts }: TelemetryColumns, rows: readonly number[]) {
  return rows.flatMap((row) => {
    const prompt = prompts[row];
    return prompt === undefined ? [] : [{ row, prompt }];
  });
}
