import type { Cluster } from '../../core/domain/policy';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { NumberField } from '../kit/number-field';
import { ClusterFactsLine } from './cluster-facts-line';
import { Disclosure } from './disclosure';
import { Select } from './select';
import { Toggle } from './toggle';
import { UtteranceList } from './utterance-list';

interface ClusterEditorProps {
  readonly cluster: Cluster;
  /** Applies where the cluster has no threshold of its own. */
  readonly policyThreshold: number;
  readonly onChange: (description: string, update: (cluster: Cluster) => Cluster, group?: string) => void;
  readonly onRemove: () => void;
}

const tiers = [
  { value: 'cloud', label: 'cloud' },
  { value: 'local', label: 'local' },
] as const;

/** One cluster; its examples are only in the page while it is open, as there are hundreds of them. */
export function ClusterEditor({ cluster, policyThreshold, onChange, onRemove }: ClusterEditorProps) {
  const { name, tier, utterances } = cluster;
  return (
    <li className="border-b border-hair">
      <Disclosure
        summary={
          <>
            <span aria-hidden>{tier === 'cloud' ? '■' : '□'}</span>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="num text-11 text-fg-2">
              {tier} · {formatCount(utterances.length)}
            </span>
          </>
        }
      >
        {() => (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-l-2 border-fg py-2 pl-3">
            <Select
              name={`Tier of ${name}`}
              value={tier}
              options={tiers}
              onChange={(next) => onChange(`${name} → ${next}`, (old) => ({ ...old, tier: next }))}
            />
            <ClusterFactsLine clusterId={cluster.id} />
            <OwnThreshold cluster={cluster} policyThreshold={policyThreshold} onChange={onChange} />
            <UtteranceList
              cluster={cluster}
              onChange={(description, next) => onChange(description, (old) => ({ ...old, utterances: next }))}
            />
            <Button className="max-w-full justify-self-start text-left whitespace-normal!" onClick={onRemove}>
              Delete {name}
            </Button>
          </div>
        )}
      </Disclosure>
    </li>
  );
}

function OwnThreshold({ cluster, policyThreshold, onChange }: Omit<ClusterEditorProps, 'onRemove'>) {
  const { name, scoreThreshold } = cluster;
  const set = (next: number | null, group?: string) =>
    onChange(
      `${name} ${next === null ? 'by the policy' : next.toFixed(2)}`,
      (old) => ({ ...old, scoreThreshold: next }),
      group,
    );
  return (
    <>
      <Toggle
        name="Threshold of its own"
        checked={scoreThreshold !== null}
        onChange={(on) => set(on ? policyThreshold : null)}
      />
      {scoreThreshold !== null && (
        <NumberField
          name={`Threshold of ${name}`}
          value={scoreThreshold}
          min={0.5}
          max={1}
          step={0.01}
          onChange={(next, group) => set(next, group)}
        />
      )}
    </>
  );
}
