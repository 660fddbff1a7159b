import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { formatMoney } from '../kit/format-money';
import { narrowSpace } from '../kit/narrow-space';
import { Toggle } from './toggle';

type Model = Policy['models'][number];

/** Whether the idle hours of hardware are paid so that its model never has to be loaded; nothing where it never has to. */
export function WarmToggle({ model, endpoint }: { readonly model: Model; readonly endpoint: Endpoint }) {
  const { server } = endpoint;
  const price = model.price ?? endpoint.price;
  if (server === undefined || server.coldStartMs === 0 || server.keepWarmMs === null || price.kind !== 'capacity')
    return null;
  const idle = `${server.keepWarmMs / 60_000}${narrowSpace}min`;
  return (
    <>
      <Toggle
        name={`Keep ${model.id} warm`}
        checked={model.keptWarm === true}
        onChange={(on) => setWarm(model.id, on)}
      />
      <p>
        ≈ Cold start {server.coldStartMs / 1000}
        {narrowSpace}s after {idle} idle; warm, ≈{formatMoney(price.usdPerHour)} an idle hour beyond. SIM only.
      </p>
    </>
  );
}

function setWarm(id: string, on: boolean): void {
  usePolicy.getState().edit(`${id} ${on ? 'kept warm' : 'not kept warm'}`, (policy) => ({
    ...policy,
    models: policy.models.map((model) => {
      const { keptWarm: _keptWarm, ...plain } = model;
      if (model.id !== id) return model;
      return on ? { ...plain, keptWarm: true as const } : plain;
    }),
  }));
}
