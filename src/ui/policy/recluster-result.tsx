import type { ClusterProposal } from '../../core/domain/cluster-proposal';
import type { PolicyEffect } from '../../core/domain/frontier';
import type { Cluster } from '../../core/domain/policy';
import { useRecluster } from '../../state/recluster-store';
import { Button } from '../kit/button';
import { effectSentence } from '../kit/effect-sentence';
import { formatCount } from '../kit/format-count';
import { ScrollRegion } from '../kit/scroll-region';
import { Disclosure } from './disclosure';
import { reclusterSentence } from './recluster-sentence';

interface ReclusterResultProps {
  readonly proposed: {
    readonly proposal: ClusterProposal;
    readonly basis: readonly Cluster[];
    readonly effect: PolicyEffect | null;
  };
  /** The clusters of the policy on show. */
  readonly clusters: readonly Cluster[];
}

/** The proposed groups under names that can be changed, what accepting does, and the choice. */
export function ReclusterResult({ proposed, clusters }: ReclusterResultProps) {
  const { accept, drop, rename } = useRecluster();
  const { proposal, basis, effect } = proposed;
  return (
    <>
      <p role="status" className="text-12">
        {reclusterSentence(proposal)}
      </p>
      <ol aria-label="Proposed groups" className="border-t border-hair">
        {proposal.groups.map(({ name, utterances, size, meanCosine }, group) => (
          <li key={utterances[0]} className="grid gap-1 border-b border-hair py-1">
            <input
              aria-label={`Name of group ${group + 1}`}
              className="h-ctl min-w-0 border-1 border-fg bg-bg px-1 text-12 pointer-coarse:h-hit-touch"
              maxLength={80}
              value={name}
              onChange={(event) => rename(group, event.target.value)}
            />
            <Disclosure
              summary={
                <span className="num text-11 text-fg-2">
                  {formatCount(size)} texts{size > utterances.length ? `, ${formatCount(utterances.length)} kept` : ''}{' '}
                  · mean cosine {meanCosine.toFixed(2).replace('-', '−')}
                </span>
              }
            >
              {() => (
                <ScrollRegion name={`Examples of group ${group + 1}`} className="max-h-40">
                  <ul className="text-12">
                    {utterances.map((utterance) => (
                      <li key={utterance} className="border-b border-hair py-0.5 break-words last:border-b-0">
                        {utterance}
                      </li>
                    ))}
                  </ul>
                </ScrollRegion>
              )}
            </Disclosure>
          </li>
        ))}
      </ol>
      <p className="text-12">
        {effect === null ? 'What accepting does is unknown.' : effectSentence('Accepting', effect)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={accept}
          refusal={clusters === basis ? undefined : 'The clusters have changed since. Propose groups again.'}
        >
          Accept groups
        </Button>
        <Button onClick={drop}>Drop</Button>
      </div>
    </>
  );
}
