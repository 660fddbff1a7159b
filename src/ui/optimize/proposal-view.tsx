import type { Proposal } from '../../core/domain/proposal';
import { useTelemetry } from '../../state/telemetry-store';
import { useOptimize } from '../../state/optimize-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { MetricTable } from './metric-table';
import { RegressionList } from './regression-list';

type Found = Extract<Proposal, { kind: 'proposal' }>;

/** What a search found: the change with its evidence and its price, or the sentence that says why there is none. */
export function ProposalView({ proposal }: { readonly proposal: Proposal }) {
  // The look of this very search is among them.
  const looks = useTelemetry((state) => state.telemetry?.heldOutLooks ?? 0);
  if (proposal.kind !== 'proposal') return <p className="border-2 border-fg p-3">{proposal.sentence}</p>;
  return (
    <>
      <div className="grid gap-1">
        <ThresholdChange name="Complexity threshold" change={proposal.edgeThreshold} decimals={0} />
        <ThresholdChange name="Similarity threshold" change={proposal.similarityThreshold} decimals={2} />
        <p>{routeChange(proposal)}</p>
      </div>
      <RegressionList proposal={proposal} />
      <MetricTable metrics={proposal.metrics} />
      <p className="text-12 text-fg-2">
        SIM · {formatCount(proposal.nHeldOut)} held-out prompts that the search has not seen ·{' '}
        {formatCount(proposal.searched)} policies tried on {formatCount(proposal.nSearch)} others · 95 %: Bonett and
        Price for shares, paired bootstrap else
        {looks === 0 ? '' : ` · the held-out prompts have judged ${formatCount(looks)} policies and searches before`}
      </p>
      <form
        method="dialog"
        className="sticky -bottom-4 -mx-4 -mb-4 flex items-center gap-4 border-t-1 border-fg bg-bg px-4 py-3"
        onSubmit={() => useOptimize.getState().accept()}
      >
        <Button kind="primary" type="submit">
          Accept
        </Button>
        <p className="text-12 text-fg-2">One undo step. Nothing has changed yet.</p>
      </form>
    </>
  );
}

interface ThresholdChangeProps {
  readonly name: string;
  readonly change: Found['edgeThreshold'];
  readonly decimals: number;
}

function ThresholdChange({ name, change: { from, to }, decimals }: ThresholdChangeProps) {
  return (
    <p className="flex justify-between gap-4">
      <span>{name}</span>
      <span className="num">
        {from === to ? `${from.toFixed(decimals)}, unchanged` : `${from.toFixed(decimals)} → ${to.toFixed(decimals)}`}
      </span>
    </p>
  );
}

function routeChange({ toCloud, toLocal, nHeldOut }: Found): string {
  const moved = toCloud + toLocal;
  return `${formatCount(moved)} of ${formatCount(nHeldOut)} prompts change route: ${formatCount(toLocal)} cloud→local, ${formatCount(toCloud)} local→cloud.`;
}
