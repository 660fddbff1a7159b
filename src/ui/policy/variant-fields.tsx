import { useState } from 'react';
import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { endpointLabel } from '../kit/endpoint-label';
import { NumberField } from '../kit/number-field';
import { Disclosure } from './disclosure';
import { Select } from './select';

type Variant = Policy['variants'][number];

const mostVariants = 8;

interface VariantFieldsProps {
  readonly variants: readonly Variant[];
  readonly endpoints: readonly Endpoint[];
}

/** Quantisations and distillates of the catalogue's models, each an endpoint with rows and an arm of its own. */
export function VariantFields({ variants, endpoints }: VariantFieldsProps) {
  return (
    <Disclosure summary={`Variants of models, ${variants.length}`}>
      {() => (
        <div className="grid gap-2 pt-1">
          <p className="text-12 text-fg-2">
            A quantisation or a distillate has its own speed, ability and price, its own arm and rows. Speed and ability
            are yours to state: measure them with Probe and labels. SIM only.
          </p>
          {variants.map((variant) => (
            <OneVariant key={variant.id} variant={variant} endpoints={endpoints} />
          ))}
          {variants.length < mostVariants && <NewVariant variants={variants} endpoints={endpoints} />}
        </div>
      )}
    </Disclosure>
  );
}

function OneVariant({ variant, endpoints }: { readonly variant: Variant; readonly endpoints: readonly Endpoint[] }) {
  const { id, of, name, speed, abilityShift } = variant;
  const label = endpointLabel(endpoints, id);
  const set = (description: string, change: Partial<Variant>, group: string): void =>
    usePolicy.getState().edit(
      `${name}: ${description}`,
      (policy) => ({
        ...policy,
        variants: policy.variants.map((one) => (one.id === id ? { ...one, ...change } : one)),
      }),
      { group },
    );
  return (
    <fieldset className="grid gap-1 border-1 border-fg p-2">
      <legend className="px-1 text-12">{label}</legend>
      <NumberField
        name={`Speed of ${name}, times ${endpointLabel(endpoints, of)}`}
        value={speed}
        min={0.1}
        max={10}
        step={0.1}
        withSlider={false}
        onChange={(next, group) => set(`speed ${speed} → ${next}`, { speed: next }, group)}
      />
      <NumberField
        name={`Ability of ${name}, logits more or less`}
        value={abilityShift}
        min={-5}
        max={5}
        step={0.1}
        withSlider={false}
        onChange={(next, group) => set(`ability ${abilityShift} → ${next}`, { abilityShift: next }, group)}
      />
      <Button className="justify-self-start" onClick={() => remove(variant)}>
        Remove {name}
      </Button>
    </fieldset>
  );
}

function NewVariant({ variants, endpoints }: VariantFieldsProps) {
  const models = endpoints.filter(({ variantOf }) => variantOf === undefined);
  const [of, setOf] = useState(models[0]?.id ?? '');
  const [name, setName] = useState('');
  const id = idOf(of, name);
  const problem =
    name.trim() === ''
      ? 'Type a name'
      : variants.some((one) => one.id === id)
        ? 'There is one of that name'
        : undefined;
  return (
    <div className="grid gap-1">
      <Select
        name="Model of new variant"
        value={of}
        options={models.map(({ id: value, label }) => ({ value, label }))}
        onChange={setOf}
      />
      <input
        aria-label="Name of new variant"
        placeholder="q4_K_M"
        className="h-ctl border-2 border-fg bg-bg px-2 text-12 pointer-coarse:h-hit-touch"
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        className="justify-self-start"
        refusal={problem}
        onClick={() => {
          add({ id, of, name: name.trim(), speed: 1, abilityShift: 0 });
          setName('');
        }}
      >
        Add variant
      </Button>
    </div>
  );
}

function idOf(of: string, name: string): string {
  return `${of}~${name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')}`.slice(0, 80);
}

/** It takes part from the next prompt on, as a model that is switched on does. */
function add(variant: Variant): void {
  const { rows } = useEngine.getState();
  usePolicy.getState().edit(`Variant ${variant.name}`, (policy) => ({
    ...policy,
    variants: [...policy.variants, variant],
    models: [...policy.models, { id: variant.id, enabled: true, fromRequest: rows }],
  }));
}

function remove({ id, name }: Variant): void {
  usePolicy.getState().edit(`Without ${name}`, (policy) => ({
    ...policy,
    variants: policy.variants.filter((one) => one.id !== id),
    models: policy.models.filter((model) => model.id !== id),
  }));
}
