import type { Comparison } from '../../core/domain/comparison';
import { useComparison } from '../../state/comparison-store';
import { useEngine } from '../../state/engine-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { ScrollRegion } from '../kit/scroll-region';
import { sourceNames } from '../kit/source-names';
import { ComparisonCsv } from './comparison-csv';
import { HalfSwitch } from './half-switch';
import { MatrixSection } from './matrix-section';
import { recordedText } from './recorded-text';
import { StrategyTable } from './strategy-table';

/** The article's table, computed on the session's own prompts, above what the article reports. */
export function ComparePage() {
  const comparison = useComparison((state) => state.comparison);
  const failure = useComparison((state) => state.failure);
  return (
    <section aria-labelledby="compare-heading" className="grid content-start gap-4 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="compare-heading" className="mr-auto text-16 font-bold">
          Compare strategies
        </h2>
        <HalfSwitch />
        <ComparisonCsv />
        <Button title="Back to the route (Esc)" onClick={() => useNavigation.getState().go('route')}>
          Back
        </Button>
      </div>
      {failure === null ? null : <p role="alert">The comparison was not read: {failure}</p>}
      {comparison === null ? <Nothing /> : <Table comparison={comparison} />}
      <MatrixSection />
    </section>
  );
}

function Nothing() {
  const starting = useEngine((state) => state.starting);
  const reading = useComparison((state) => state.reading);
  if (starting || reading) return <p>Computing the strategies</p>;
  return <p>No requests yet. Press S for a sample, then Ctrl+Enter to route it.</p>;
}

function Table({ comparison }: { readonly comparison: Comparison }) {
  return (
    <>
      <p className="text-12 text-fg-2">{basisOf(comparison)}</p>
      {comparison.recorded === null ? null : <p className="text-12">{recordedText(comparison.recorded)}</p>}
      <ScrollRegion name="Strategies" className="border-y-1 border-fg">
        <StrategyTable comparison={comparison} />
      </ScrollRegion>
      <p className="max-w-180">{comparison.note}</p>
    </>
  );
}

const promptNames = {
  'held-out': 'held-out prompts',
  'in-sample': 'prompts, in sample: the policy was fitted on all of them',
  all: 'prompts',
} as const;

/** What the figures are over, and how their intervals are made. */
function basisOf({ basis, n, nLabelled, bothFailed, labelSources, privacyBasis }: Comparison): string {
  const prompts = promptNames[basis];
  const sources = labelSources.map((source) => sourceNames[source]).join(', ');
  const labels = nLabelled === 0 ? 'no labels: no accuracy' : `${formatCount(nLabelled)} labelled by ${sources}`;
  const sensitive = {
    'ground-truth': 'sensitive by ground truth',
    detected: 'sensitive as detected',
    mixed: 'sensitive by ground truth where there is one, else as detected',
  }[privacyBasis];
  // Where no label says that all failed, the labels themselves say that the best cloud model does not.
  const settled = nLabelled > 0 && bothFailed === 0 ? ' · all cloud is 100 % by the labels’ definition' : '';
  return `SIM · ${formatCount(n)} ${prompts}, the same for every strategy, with this policy’s retries and batches · ${labels} · ${sensitive} · in brackets 95 % intervals: Wilson for shares, Bonett and Price for changes of accuracy, paired bootstrap for those of cost and latency${settled}`;
}
