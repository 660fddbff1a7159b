import type { TierStageId } from '../../core/domain/verdict';
import { useLog } from '../../state/log-store';
import { usePolicy } from '../../state/policy-store';
import { useEndpoints } from '../../state/use-endpoints';
import { AnswerView } from './answer-view';
import { AttemptsLine } from './attempts-line';
import { CopyActions } from './copy-actions';
import { EndpointOutlooks } from './endpoint-outlooks';
import { NearestExemplars } from './nearest-exemplars';
import { PromptExcerpt } from './prompt-excerpt';
import { Reasons } from './reasons';
import { RecordedLine } from './recorded-line';
import { RowActions } from './row-actions';
import { ShortenedView } from './shortened-view';
import { StageTimes } from './stage-times';
import { useShownFlight } from './use-shown-flight';
import { VerdictTable } from './verdict-table';
import { verdictRows } from './verdict-rows';
import { verdictsHeading } from './verdicts-heading';
import { Why } from './why';

const defaultOrder: readonly TierStageId[] = ['rules', 'semantic', 'complexity', 'judge'];

interface VerdictsProps {
  /** The page says elsewhere why the prompt went where it went. */
  readonly withoutWhy?: boolean;
}

/** Every stage's verdict on the selected row, or on the prompt that flies at the moment, and why it went where it went. */
export function Verdicts({ withoutWhy = false }: VerdictsProps) {
  const { inspection, entries, decision, said } = useShownFlight();
  const inspectError = useLog((state) => state.inspectError);
  const order = usePolicy((state) => state.policy?.order) ?? defaultOrder;
  const endpoints = useEndpoints();
  const times = inspection?.times ?? [];
  const rows = verdictRows(entries, order, decision, times);
  return (
    <section aria-labelledby="verdicts-heading" className="px-4 py-1">
      <div className="flex min-h-hit flex-wrap items-center gap-2">
        <h2 id="verdicts-heading" className="label">
          Verdicts
        </h2>
        <span className="num text-11 text-fg-2">{verdictsHeading(inspection, times)}</span>
        {inspection !== null && <CopyActions inspection={inspection} said={said} />}
      </div>
      <VerdictTable
        rows={rows}
        axisMs={Math.max(0, ...rows.map((row) => row.startMs + (row.milliseconds ?? 0)))}
        endpoints={endpoints}
        outcome={inspection?.outcome ?? null}
      />
      {inspectError !== null && <p role="alert">{inspectError}</p>}
      {entries.length === 0 && inspectError === null && (
        <p className="py-2 text-fg-2">No prompt on show. Route one, or select a row of the log.</p>
      )}
      {!withoutWhy && (
        <div className="mt-1">
          <Why />
        </div>
      )}
      {inspection !== null && (
        <div className="mt-1 grid gap-3">
          <AnswerView inspection={inspection} />
          <RowActions inspection={inspection} />
          <AttemptsLine outcome={inspection.outcome} endpoints={endpoints} />
          <ShortenedView shortened={inspection.shortened} />
          <PromptExcerpt text={inspection.prompt.text} entries={entries} features={inspection.features} />
          <RecordedLine recorded={inspection.prompt.recorded} />
          <div className="grid gap-4 min-[900px]:grid-cols-[minmax(0,1fr)_240px]">
            <NearestExemplars entries={entries} />
            <StageTimes times={times} />
          </div>
          <EndpointOutlooks inspection={inspection} endpoints={endpoints} />
          <Reasons rows={rows} />
        </div>
      )}
    </section>
  );
}
