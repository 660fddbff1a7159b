import { gatewayIds } from '../../core/domain/gateway-export';
import type { GatewayId } from '../../core/domain/gateway-export';
import { useEngine } from '../../state/engine-store';
import { useGateway } from '../../state/gateway-store';
import { SectionHeading } from '../kit/section-heading';
import { gatewayNames } from './gateway-names';
import { GatewayFiles } from './gateway-files';
import { GatewayReport } from './gateway-report';
import { PolicyStanding } from './policy-standing';

/** The policy for a gateway that serves many: which one, how faithful it is, and its files. */
export function GatewaySection() {
  const gateway = useGateway((store) => store.gateway);
  const state = useGateway((store) => store.state);
  return (
    <section
      aria-labelledby="gateway-export"
      className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t-1 border-fg px-4 py-3"
    >
      <SectionHeading id="gateway-export" level={3}>
        For a gateway
      </SectionHeading>
      <PolicyStanding />
      <Choice />
      {gateway === null ? (
        <p className="text-12 text-fg-2">
          Every row of the session is decided again as the gateway would; the report names those that differ.
        </p>
      ) : null}
      {state.phase === 'making' ? (
        <p role="status">The session’s rows are decided again as the gateway would.</p>
      ) : null}
      {state.phase === 'failed' ? (
        <p role="alert" className="border-2 border-fg p-3">
          Not exported: {state.message}
        </p>
      ) : null}
      {state.phase === 'made' ? (
        <>
          <GatewayReport made={state.made} />
          <GatewayFiles made={state.made} />
        </>
      ) : null}
    </section>
  );
}

function Choice() {
  const gateway = useGateway((store) => store.gateway);
  const withEncoder = useGateway((store) => store.withEncoder);
  const ready = useEngine((store) => store.embedder.state === 'ready');
  const make = (id: GatewayId, encoder: boolean): void => void useGateway.getState().make(id, encoder);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <fieldset className="flex flex-wrap items-center gap-4">
        <legend className="sr-only">Gateway</legend>
        {gatewayIds.map((id) => (
          <label key={id} className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
            <input
              type="radio"
              name="gateway"
              className="size-4"
              checked={gateway === id}
              onChange={() => make(id, withEncoder && ready)}
            />
            {gatewayNames[id]}
          </label>
        ))}
      </fieldset>
      <label className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
        <input
          type="checkbox"
          className="size-4"
          disabled={!ready}
          checked={withEncoder && ready}
          onChange={({ target }) =>
            gateway === null ? useGateway.setState({ withEncoder: target.checked }) : make(gateway, target.checked)
          }
        />
        {ready ? 'With the encoder, for pillar 2' : 'The encoder is not loaded'}
      </label>
    </div>
  );
}
