import { testConnection } from '../live/chat/test-connection';
import type { EngineHandlers } from './engine-host';
import type { LiveCalls } from './live-protocol';
import type { LiveWorld } from './live-world';

/** The engine's answers to calls that reach endpoints of the user's own. */
export function liveHandlers(world: LiveWorld): Pick<EngineHandlers, keyof LiveCalls> {
  return {
    'live-test': ({ address, timeoutMs }, signal) => testConnection(address, timeoutMs, signal, world.page, world),
  };
}
