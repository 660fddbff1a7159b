import { useState } from 'react';
import type { ReclusterSource } from '../../core/domain/cluster-proposal';
import type { Cluster } from '../../core/domain/policy';
import { useEngine } from '../../state/engine-store';
import { useRecluster } from '../../state/recluster-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { NumberField } from '../kit/number-field';
import { ReclusterResult } from './recluster-result';
import { Select } from './select';

const cloudClusters = 'cloud-clusters';
const cloudLabels = 'cloud-labels';

/** Groups examples, or prompts labelled cloud, afresh: what, into how many, and what comes of it. */
export function ReclusterBlock({ clusters }: { readonly clusters: readonly Cluster[] }) {
  const { recluster, propose } = useRecluster();
  const ready = useEngine((state) => state.embedder.state === 'ready');
  const [what, setWhat] = useState<string>(cloudClusters);
  const [k, setK] = useState<number | null>(null);
  const [most, setMost] = useState(60);
  const cloud = clusters.filter(({ tier }) => tier === 'cloud');
  // As many groups as there are clusters, until the user says otherwise.
  const groups = k ?? Math.max(2, what === cloudClusters ? cloud.length : 2);
  const running = recluster.state === 'running';
  return (
    <section aria-label="Re-cluster" className="grid grid-cols-[minmax(0,1fr)] gap-2 border-l-2 border-fg py-2 pl-3">
      <Select
        name="What to group"
        value={what}
        options={optionsOf(clusters, cloud)}
        onChange={(next) => {
          setWhat(next);
          setK(null);
        }}
      />
      <NumberField name="Groups" value={groups} min={1} max={50} step={1} withSlider={false} onChange={setK} />
      <NumberField
        name="Examples kept a group"
        value={most}
        min={1}
        max={200}
        step={1}
        withSlider={false}
        unit="at most"
        onChange={setMost}
      />
      <Button
        className="justify-self-start"
        refusal={running ? 'A grouping is under way.' : ready ? undefined : 'The encoder is not loaded.'}
        onClick={() => void propose(sourceOf(what), groups, most)}
      >
        {running ? 'Grouping' : 'Propose groups'}
      </Button>
      <p role="status" className="text-12 empty:hidden">
        {recluster.state === 'failed' ? `Not grouped: ${recluster.message}` : null}
      </p>
      {recluster.state === 'proposed' && <ReclusterResult proposed={recluster} clusters={clusters} />}
    </section>
  );
}

function optionsOf(clusters: readonly Cluster[], cloud: readonly Cluster[]) {
  const examples = cloud.reduce((sum, { utterances }) => sum + utterances.length, 0);
  return [
    { value: cloudClusters, label: `all cloud clusters, ${formatCount(examples)} examples` },
    { value: cloudLabels, label: 'session prompts labelled cloud' },
    ...clusters.map(({ id, name, utterances }) => ({
      value: `cluster ${id}`,
      label: `${name}, ${formatCount(utterances.length)} examples`,
    })),
  ];
}

function sourceOf(what: string): ReclusterSource {
  if (what === cloudClusters || what === cloudLabels) return { kind: what };
  return { kind: 'cluster', clusterId: what.replace(/^cluster /, '') };
}
