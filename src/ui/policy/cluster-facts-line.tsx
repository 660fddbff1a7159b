import { useState } from 'react';
import type { ClusterFacts } from '../../core/domain/cluster-proposal';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { formatCount } from '../kit/format-count';
import { useWhenShown } from '../kit/use-when-shown';

/** Where a cluster's centroid lies, worked out again after every edit. */
export function ClusterFactsLine({ clusterId }: { readonly clusterId: string }) {
  const version = usePolicy((state) => `${state.policy?.version ?? 0} ${state.applying ? 'applying' : ''}`);
  const encoder = useEngine((state) => state.embedder.state);
  const [read, setRead] = useState<ClusterFacts | string | null>(null);
  useWhenShown(`${version} ${encoder}`, () => {
    const { client } = useEngine.getState();
    if (client === null || usePolicy.getState().applying) return;
    client.call('cluster-read', { clusterId }).then(setRead, (error: unknown) => setRead(callFailure(error).message));
  });
  if (read === null) return null;
  return <p className="text-12 text-fg-2">{typeof read === 'string' ? read : factsSentence(read)}</p>;
}

function factsSentence({ n, centre, meanCosine, next }: ClusterFacts): string {
  const near = next === null ? '' : ` Next centroid: ${next.name}, cosine ${next.cosine.toFixed(2)}.`;
  return `Centroid nearest to “${centre}”; mean cosine ${meanCosine.toFixed(3)}, n = ${formatCount(n)}.${near}`;
}
