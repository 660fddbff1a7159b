import { create } from 'zustand';
import type { GatewayExport, GatewayId } from '../core/domain/gateway-export';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

/** An export to a gateway: not asked for, being made, made, or failed. */
type GatewayState =
  | { readonly phase: 'none' | 'making' }
  | { readonly phase: 'made'; readonly made: GatewayExport }
  | { readonly phase: 'failed'; readonly message: string };

interface GatewayStore {
  readonly gateway: GatewayId | null;
  readonly withEncoder: boolean;
  readonly state: GatewayState;
  /** Has the export made for a gateway, with or without the encoder beside it. */
  readonly make: (gateway: GatewayId, withEncoder: boolean) => Promise<void>;
  readonly forget: () => void;
}

let making = new AbortController();

/** The policy's export to a gateway, as far as it is. */
export const useGateway = create<GatewayStore>()((set) => ({
  gateway: null,
  withEncoder: true,
  state: { phase: 'none' },
  make: async (gateway, withEncoder) => {
    making.abort();
    making = new AbortController();
    const { signal } = making;
    set({ gateway, withEncoder, state: { phase: 'making' } });
    const state = await find(gateway, withEncoder, signal);
    if (!signal.aborted) set({ state });
  },
  forget: () => {
    making.abort();
    set({ gateway: null, state: { phase: 'none' } });
  },
}));

async function find(gateway: GatewayId, withEncoder: boolean, signal: AbortSignal): Promise<GatewayState> {
  const { client } = useEngine.getState();
  if (client === null) return { phase: 'failed', message: 'The engine is starting. Choose the gateway again.' };
  try {
    return { phase: 'made', made: await client.call('gateway-export', { gateway, withEncoder }, { signal }) };
  } catch (error) {
    return { phase: 'failed', message: callFailure(error).message };
  }
}
