import type { EndpointId } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import type { TierStageId } from '../../core/domain/verdict';
import { useFlight } from '../../state/flight-store';
import { useLog } from '../../state/log-store';
import { usePolicy } from '../../state/policy-store';
import { AttemptsLine } from './attempts-line';
import { servedElsewhere } from '../../state/served-elsewhere';
import { explanation } from './explanation';
import { FlipLine } from './flip-line';
import { NearestExemplars } from './nearest-exemplars';
import { PromptExcerpt } from './prompt-excerpt';
import { Reasons } from './reasons';
import { RecordedLine } from './recorded-line';
import { RowActions } from './row-actions';
import { StageTimes } from './stage-times';
import { VerdictTable } from './verdict-table';
import { verdictRows } from './verdict-rows';
import { verdictsHeading } from './verdicts-heading';

const defaultOrder: readonly TierStageId[] = ['rules', 'semantic', 'complexity', 'judge'];

/** Every stage's verdict on the selected row, or on the prompt that flies at the moment, and why it went where it went. */
export function Verdicts() {
  const flight = useFlight();
  const { inspection: latest, inspectError } = useLog();
  const order = usePolicy((state) => state.policy?.order) ?? defaultOrder;
  const endpoints = usePolicy((state) => state.endpoints);
  // While a prompt flies its live verdicts are on show; its inspection follows when it has landed.
  const inspection = latest !== null && (flight.state === 'idle' || latest.prompt.id === flight.flight) ? latest : null;
  const entries = inspection?.decision.trace ?? flight.entries;
  const decision = inspection?.decision ?? flight.decision;
  const times = inspection?.times ?? [];
  const rows = verdictRows(entries, order, decision, times);
  const outcome = inspection?.outcome ?? flight.outcome;
  const said = explanation(entries, decision, servedElsewhere(decision, lastTried(outcome), endpoints));
  return (
    <section aria-labelledby="verdicts-heading" className="px-4 py-2">
      <div className="flex min-h-hit items-center gap-2">
        <h2 id="verdicts-heading" className="label">
          Verdicts
        </h2>
        <span className="num text-11 text-fg-2">{verdictsHeading(inspection, times)}</span>
      </div>
      <VerdictTable
        rows={rows}
        axisMs={Math.max(0, ...rows.map((row) => row.startMs + (row.milliseconds ?? 0)))}
        endpoints={endpoints}
      />
      {inspectError !== null && <p role="alert">{inspectError}</p>}
      {entries.length === 0 && inspectError === null && (
        <p className="py-2 text-fg-2">No prompt on show. Route one, or select a row of the log.</p>
      )}
      {said !== null && (
        <p className="mt-2 text-13">
          <strong>{said.what}</strong> {said.why}
        </p>
      )}
      {inspection !== null && (
        <div className="mt-1 grid gap-3">
          <AttemptsLine outcome={inspection.outcome} endpoints={endpoints} />
          {inspection.decision.tierDecidedBy !== 'cache' && <FlipLine counterfactuals={inspection.counterfactuals} />}
          <RowActions inspection={inspection} />
          <PromptExcerpt text={inspection.prompt.text} entries={entries} features={inspection.features} />
          <RecordedLine recorded={inspection.prompt.recorded} />
          <div className="grid gap-4 min-[900px]:grid-cols-[minmax(0,1fr)_240px]">
            <NearestExemplars entries={entries} />
            <StageTimes times={times} />
          </div>
          <Reasons rows={rows} />
        </div>
      )}
    </section>
  );
}

/** The endpoint that was tried last; null where nobody was, or not yet. */
function lastTried(outcome: Outcome | null): EndpointId | null {
  return (outcome !== null && 'attempts' in outcome ? outcome.attempts.at(-1)?.endpointId : null) ?? null;
}
