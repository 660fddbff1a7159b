import { useNavigation } from '../../state/navigation-store';
import { useOptimize } from '../../state/optimize-store';
import type { OptimizeSearch } from '../../state/optimize-store';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { formatCount } from '../kit/format-count';
import { ProgressBar } from '../kit/progress-bar';
import { ObjectiveLine } from './objective-line';
import { ProposalView } from './proposal-view';

/** Optimize Load: the objective as it is, the search, and what it found. Closing it gives a search up. */
export function OptimizeDialog() {
  const search = useOptimize((state) => state.search);
  const close = (): void => {
    useOptimize.getState().forget();
    useNavigation.getState().closeDialog();
  };
  return (
    <Dialog title="Optimize Load" onClose={close}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ObjectiveLine />
        <SearchState search={search} />
        <p role="status" className="sr-only">
          {announcement(search)}
        </p>
      </div>
    </Dialog>
  );
}

function SearchState({ search }: { readonly search: OptimizeSearch }) {
  switch (search.state) {
    case 'searching':
      return <Searching tried={search.tried} total={search.total} />;
    case 'done':
      return <ProposalView proposal={search.proposal} />;
    case 'idle':
      return <Again text="Thresholds are searched on one half of the labelled prompts and judged on the other." />;
    case 'cancelled':
      return <Again text="Cancelled. Nothing changed." />;
    case 'failed':
      return <Again text={`The search stopped: ${search.message} Nothing changed.`} />;
  }
}

function Searching({ tried, total }: { readonly tried: number; readonly total: number }) {
  return (
    <div className="grid gap-3">
      {total === 0 ? <p>Waiting for the session</p> : <ProgressBar name="Policies tried" done={tried} total={total} />}
      <Button className="justify-self-start" onClick={() => useOptimize.getState().cancel()}>
        Cancel
      </Button>
    </div>
  );
}

function Again({ text }: { readonly text: string }) {
  return (
    <div className="grid gap-3">
      <p>{text}</p>
      <Button className="justify-self-start" onClick={() => void useOptimize.getState().start()}>
        Search
      </Button>
    </div>
  );
}

function announcement(search: OptimizeSearch): string {
  if (search.state !== 'done') return '';
  const { proposal } = search;
  if (proposal.kind !== 'proposal') return proposal.sentence;
  return `A better policy was found: complexity ${proposal.edgeThreshold.from} to ${proposal.edgeThreshold.to}, ${formatCount(proposal.toCloud + proposal.toLocal)} held-out prompts change route.`;
}
