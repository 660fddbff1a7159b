import type { EngineHandlers } from '../engine-host';
import type { FrontierReader } from './frontier-reader';
import type { LiveDesk } from '../live/live-desk';
import type { Session } from '../session/session';

/** The frontier of the rows in view; its code is a chunk of its own, which comes while the first run is flown. */
export function frontierHandler(session: Session, desk: LiveDesk, now: () => number): EngineHandlers['frontier-read'] {
  let reader: FrontierReader | null = null;
  return async ({ half }, signal) => {
    if (desk.view === 'sim') {
      const { FrontierReader: Reader } = await import('./frontier-reader');
      reader ??= new Reader(session.potential, session.baselines, now);
      return reader.read(session.run, half, signal);
    }
    const { readLiveFrontier } = await import('../live/read-live-frontier');
    const { policy, world } = session.run;
    return readLiveFrontier(desk.run, policy.policy, desk.endpoints, desk.pricedIds, world.seed, half);
  };
}
