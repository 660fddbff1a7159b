import { useState } from 'react';
import type { ThresholdCheck, ThresholdCriterion, ThresholdReport } from '../../core/domain/threshold-report';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { useWhenShown } from '../kit/use-when-shown';
import { Select } from './select';
import { ThresholdCurveTable } from './threshold-curve-table';
import { ThresholdPlot } from './threshold-plot';
import { checkSentence, labelsSentence } from './threshold-sentence';

const criteria = [
  { value: 'f1', label: 'greatest F1' },
  { value: 'f0.5', label: 'greatest F0.5, precision first' },
  { value: 'precision-90', label: 'lowest with precision ≥ 90 %' },
] as const;
/** What the policy's own threshold goes by among cluster ids. */
const policyId = '';

/** Every semantic threshold against the session's labels, read again after every edit and every new label. */
export function ThresholdChecks() {
  const key = useEngine((state) => `${state.telemetryHash} ${state.rows} ${state.embedder.state}`);
  const version = usePolicy((state) => (state.applying ? null : (state.policy?.version ?? null)));
  const [criterion, setCriterion] = useState<ThresholdCriterion>('f1');
  const [chosen, setChosen] = useState<string>(policyId);
  const [read, setRead] = useState<ThresholdReport | string | null>(null);
  useWhenShown(`${key} ${version} ${criterion}`, () => {
    const { client } = useEngine.getState();
    if (client === null || version === null) return;
    client
      .call('thresholds-read', { criterion })
      .then(setRead, (error: unknown) => setRead(callFailure(error).message));
  });
  return (
    <section
      aria-label="Thresholds against labels"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-l-2 border-fg py-2 pl-3"
    >
      <Select name="Best threshold by" value={criterion} options={criteria} onChange={setCriterion} />
      {read === null && <p className="text-12 text-fg-2">Reading the labels.</p>}
      {typeof read === 'string' && <p className="text-12">Not checked: {read}</p>}
      {read !== null && typeof read !== 'string' && (
        <Result report={read} criterion={criterion} chosen={chosen} onChoose={setChosen} />
      )}
    </section>
  );
}

interface ResultProps {
  readonly report: ThresholdReport;
  readonly criterion: ThresholdCriterion;
  readonly chosen: string;
  readonly onChoose: (clusterId: string) => void;
}

function Result({ report, criterion, chosen, onChoose }: ResultProps) {
  const check = report.checks.find(({ clusterId }) => (clusterId ?? policyId) === chosen) ?? report.checks[0];
  if (check === undefined) return null;
  return (
    <>
      <p className="text-12 text-fg-2">{labelsSentence(report)}</p>
      <Select
        name="Threshold of"
        value={check.clusterId ?? policyId}
        options={report.checks.map(optionOf)}
        onChange={onChoose}
      />
      <CheckView check={check} criterion={criterion} />
    </>
  );
}

function optionOf({ clusterId, name, n, figures }: ThresholdCheck) {
  const label = `${name}, n = ${formatCount(n)}${figures === null ? ', too few' : ''}`;
  return { value: clusterId ?? policyId, label };
}

function CheckView({ check, criterion }: { readonly check: ThresholdCheck; readonly criterion: ThresholdCriterion }) {
  const [asTable, setAsTable] = useState(false);
  const { figures } = check;
  const sentence = checkSentence(check, criterion);
  return (
    <>
      <p role="status" className="text-12">
        {sentence}
      </p>
      {figures !== null && (
        <>
          {asTable ? (
            <ThresholdCurveTable curve={figures.curve} criterion={criterion} />
          ) : (
            <ThresholdPlot figures={figures} description={`Precision and recall over the threshold. ${sentence}`} />
          )}
          <p className="text-11 text-fg-2">
            Held-out labels, per cent. Solid precision, dashed recall; vertical: solid best, dotted now.
          </p>
          <div className="flex flex-wrap gap-2">
            {figures.best.threshold !== figures.now.threshold && (
              <Button onClick={() => take(check, figures.best.threshold)}>
                Use {figures.best.threshold.toFixed(2)}
              </Button>
            )}
            <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              View as table
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** Takes a threshold into the policy: the policy's own, or one cluster's. */
function take({ clusterId, name, current }: ThresholdCheck, threshold: number): void {
  const change = `${current.toFixed(2)} → ${threshold.toFixed(2)}`;
  usePolicy.getState().edit(clusterId === null ? change : `${name} ${change}`, (policy) => {
    const { semantic } = policy;
    if (clusterId === null) return { ...policy, semantic: { ...semantic, similarityThreshold: threshold } };
    const clusters = semantic.clusters.map((cluster) =>
      cluster.id === clusterId ? { ...cluster, scoreThreshold: threshold } : cluster,
    );
    return { ...policy, semantic: { ...semantic, clusters } };
  });
}
