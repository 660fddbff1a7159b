import { lazy, Suspense } from 'react';
import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { Disclosure } from './disclosure';
import { PolicySection } from './policy-section';
import { PriceFields } from './price-fields';
import { priceText } from './price-text';
import { Select } from './select';
import { Toggle } from './toggle';
import { WarmToggle } from './warm-toggle';

const BatchFields = lazy(async () => ({ default: (await import('./batch-fields')).BatchFields }));
const VariantFields = lazy(async () => ({ default: (await import('./variant-fields')).VariantFields }));
const DayFields = lazy(async () => ({ default: (await import('./day-fields')).DayFields }));

/** Which models take part, what stands behind each name, and what they cost by which source. */
export function ModelsSection() {
  const policy = usePolicy((state) => state.policy);
  const endpoints = usePolicy((state) => state.endpoints);
  if (policy === null) return null;
  return (
    <PolicySection id="models" parts={['models', 'variants', 'aliases', 'day', 'batching']}>
      <p className="text-12 text-fg-2">
        A model switched on in mid-run has no past: it takes part from the next prompt on.
      </p>
      <table className="w-full border-t border-hair text-12">
        <caption className="sr-only">Models and prices</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">On</th>
            <th scope="col">Model</th>
            <th scope="col">Price and source</th>
          </tr>
        </thead>
        <tbody>
          {policy.models.map((model) => (
            <ModelRow key={model.id} model={model} policy={policy} endpoints={endpoints} />
          ))}
        </tbody>
      </table>
      {policy.models.some(({ price }) => price?.kind === 'token' && price.offPeak !== undefined) && (
        <Suspense fallback={null}>
          <DayFields day={policy.day ?? { startHour: 9, defersLow: false }} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <VariantFields variants={policy.variants} endpoints={endpoints} />
        <BatchFields batching={policy.batching} />
      </Suspense>
    </PolicySection>
  );
}

interface ModelRowProps {
  readonly model: Policy['models'][number];
  readonly policy: Policy;
  readonly endpoints: readonly Endpoint[];
}

function ModelRow({ model, policy, endpoints }: ModelRowProps) {
  const { id, enabled } = model;
  const target = policy.aliases[id] ?? id;
  const endpoint = endpoints.find((candidate) => candidate.id === target);
  const options = endpoints.map(({ id: value, label, tier }) => ({ value, label: `${label}, ${tier}` }));
  return (
    <tr className="grid grid-cols-[24px_minmax(0,1fr)] items-start border-b border-hair py-1">
      <td>
        <Toggle name={`${id} takes part`} isBare checked={enabled} onChange={(on) => setEnabled(id, on)} />
      </td>
      <th scope="row" className="grid gap-1 text-left font-normal">
        <span className="flex items-center justify-between">
          <code>{id}</code>
          <span className="text-fg-2">{endpoint?.tier ?? 'unknown'}</span>
        </span>
        <Select
          name={`Target of ${id}`}
          value={target}
          options={options}
          onChange={(next) => setTarget(id, next, endpoints)}
        />
      </th>
      <td className="col-start-2 text-11 text-fg-2">
        {enabled && <Leaving model={model} />}
        {endpoint !== undefined && <PriceFields model={model} endpoint={endpoint} />}
        {endpoint !== undefined && model.price === undefined && <PriceLine endpoint={endpoint} />}
        {endpoint !== undefined && <WarmToggle model={model} endpoint={endpoint} />}
      </td>
    </tr>
  );
}

/** Taking a model out without touching what it did. */
function Leaving({ model: { id, toRequest } }: { readonly model: Policy['models'][number] }) {
  const isGone = toRequest !== undefined;
  return (
    <p className="flex items-center justify-between gap-2">
      <span>{isGone ? `Left after request ${formatCount(toRequest)}, its past stays.` : ''}</span>
      <Button
        kind="quiet"
        aria-label={isGone ? `${id} stays` : `${id} leaves from here on`}
        onClick={() => (isGone ? setEnabled(id, true) : leave(id))}
      >
        {isGone ? 'Back' : 'Out from here on'}
      </Button>
    </p>
  );
}

function PriceLine({ endpoint }: { readonly endpoint: Endpoint }) {
  const { source, retrievedOn, approx, note } = endpoint.sources.price;
  return (
    <>
      <p className="text-fg">{priceText(endpoint.price, approx)}</p>
      <Disclosure
        summary={
          <span className="truncate text-11">
            {source}, {retrievedOn}
          </span>
        }
      >
        {() => <p>{note}</p>}
      </Disclosure>
    </>
  );
}

function withoutPrice({ price: _price, ...model }: Policy['models'][number]): Policy['models'][number] {
  return model;
}

function setEnabled(id: string, enabled: boolean): void {
  const { rows } = useEngine.getState();
  usePolicy.getState().edit(`${id} ${enabled ? 'on' : 'off'}`, (policy) => ({
    ...policy,
    models: policy.models.map((model) =>
      model.id === id
        ? { ...staying(model), enabled, fromRequest: enabled && !model.enabled ? rows : model.fromRequest }
        : model,
    ),
  }));
}

/** Takes part up to the last request so far. */
function leave(id: string): void {
  const { rows } = useEngine.getState();
  usePolicy.getState().edit(`${id} leaves`, (policy) => ({
    ...policy,
    models: policy.models.map((model) => (model.id === id ? { ...model, toRequest: rows } : model)),
  }));
}

function staying({ toRequest: _toRequest, ...model }: Policy['models'][number]): Policy['models'][number] {
  return model;
}

function setTarget(id: string, target: string, endpoints: readonly Endpoint[]): void {
  const label = endpoints.find((endpoint) => endpoint.id === target)?.label ?? target;
  usePolicy.getState().edit(`${id} → ${label}`, (policy) => ({
    ...policy,
    aliases: { ...policy.aliases, [id]: target },
    // A price of one's own was that of the model that stood here before.
    models: policy.models.map((model) => (model.id === id ? withoutPrice(model) : model)),
  }));
}
