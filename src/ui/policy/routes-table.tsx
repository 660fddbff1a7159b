import { useState } from 'react';
import type { Policy, TrafficRoute } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { SectionHeading } from '../kit/section-heading';
import { IconButton } from './icon-button';
import { nextId } from './next-id';
import { Select } from './select';
import { Toggle } from './toggle';

const fields = [
  { value: 'text', label: 'text has' },
  { value: 'topic', label: 'topic is' },
  { value: 'app', label: 'app is' },
  { value: 'user', label: 'user is' },
  { value: 'userTier', label: 'user tier is' },
  { value: 'session', label: 'session is' },
  { value: 'region', label: 'region is' },
  { value: 'priority', label: 'priority is' },
] as const;
const targets = [
  { value: 'tier local', label: '→ local' },
  { value: 'tier cloud', label: '→ cloud' },
] as const;

/** Task, topic or metadata to tier or model: the first route that fits decides, before the patterns. */
export function RoutesTable({ policy }: { readonly policy: Policy }) {
  const routes = policy.rules.routes ?? [];
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <SectionHeading level={3}>Routes by task, topic or metadata</SectionHeading>
      <ul aria-label="Routes" className="border-t border-hair empty:hidden">
        {routes.map((route, place) => (
          <RouteLine key={route.id} route={route} place={place} routes={routes} />
        ))}
      </ul>
      <RouteForm policy={policy} routes={routes} />
      <p className="text-12 text-fg-2">
        First match decides, before your patterns; never past a gate. * stands for anything.
      </p>
    </section>
  );
}

type Routes = readonly TrafficRoute[];

function RouteLine({
  route,
  place,
  routes,
}: {
  readonly route: TrafficRoute;
  readonly place: number;
  readonly routes: Routes;
}) {
  const { field, value, to, enabled } = route;
  const called = `${field} ${value}`;
  return (
    <li className="flex items-center gap-1 border-b border-hair py-1 text-12">
      <Toggle
        name={`Route ${called} is on`}
        isBare
        checked={enabled}
        onChange={(on) => setRoutes(`${called} ${on ? 'on' : 'off'}`, routes.with(place, { ...route, enabled: on }))}
      />
      <span className="min-w-0 flex-1 break-words">
        {fields.find((one) => one.value === field)?.label} <code>{value}</code>
      </span>
      <span className="num text-11 text-fg-2">→ {to.kind === 'tier' ? to.tier : to.id}</span>
      <IconButton
        name={`Remove route ${called}`}
        glyph="✕"
        onClick={() => setRoutes(`Remove ${called}`, routes.toSpliced(place, 1))}
      />
    </li>
  );
}

function RouteForm({ policy, routes }: { readonly policy: Policy; readonly routes: Routes }) {
  const [field, setField] = useState<TrafficRoute['field']>('text');
  const [value, setValue] = useState('');
  const [target, setTarget] = useState<string>('tier cloud');
  const options: readonly { readonly value: string; readonly label: string }[] = [
    ...targets,
    ...policy.models.map(({ id }) => ({ value: `model ${id}`, label: `→ ${id}` })),
  ];
  const add = () => {
    const trimmed = value.trim();
    if (trimmed === '') return;
    const route: TrafficRoute = {
      id: nextId('route', routes),
      field,
      value: trimmed,
      enabled: true,
      to: parseTarget(target),
    };
    setRoutes(`${field} ${trimmed} → ${target.split(' ')[1] ?? ''}`, [...routes, route]);
    setValue('');
  };
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="flex gap-1">
        <Select name="Field of new route" value={field} options={fields} onChange={setField} />
        <Select name="Target of new route" value={target} options={options} onChange={setTarget} className="flex-1" />
      </div>
      <div className="flex gap-1">
        <input
          aria-label="Value of new route"
          className="h-ctl min-w-0 flex-1 border-2 border-fg bg-bg px-2 font-mono text-12 pointer-coarse:h-hit-touch"
          placeholder={field === 'text' ? 'summarise' : field === 'priority' ? 'high' : 'gold'}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit">Add route</Button>
      </div>
    </form>
  );
}

function parseTarget(target: string): TrafficRoute['to'] {
  if (target === 'tier local') return { kind: 'tier', tier: 'local' };
  return target === 'tier cloud'
    ? { kind: 'tier', tier: 'cloud' }
    : { kind: 'model', id: target.slice('model '.length) };
}

function setRoutes(description: string, routes: Routes): void {
  usePolicy.getState().edit(description, (policy) => ({ ...policy, rules: { ...policy.rules, routes: [...routes] } }));
}
