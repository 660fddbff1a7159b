import type { EngineHandlers } from './engine-host';
import type { LiveDesk } from './live/live-desk';
import type { Session } from './session/session';
import type { SessionSurroundings } from './session/session-surroundings';

export type LazySemanticCall =
  | 'alignment-read'
  | 'recluster'
  | 'cluster-read'
  | 'thresholds-read'
  | 'encoder-open'
  | 'encoder-fetch'
  | 'encoder-calibrate';

/** The engine's answers about clusters, thresholds and encoders of the user's: fetched at the first question. */
export function lazySemanticHandlers(
  session: Session,
  desk: Pick<LiveDesk, 'isSealed'>,
  surroundings: SessionSurroundings,
): Pick<EngineHandlers, LazySemanticCall> {
  const { now } = surroundings;
  return {
    'alignment-read': async (_params, signal) => {
      const { readAlignment } = await import('./reads/read-alignment');
      return readAlignment(session.run, session.vectors, now, signal);
    },
    recluster: async (params, signal) => {
      const { reclusterSession } = await import('./fitting/recluster-session');
      return reclusterSession(session.run, session.vectors, params, now, signal);
    },
    'cluster-read': async ({ clusterId }, signal) => {
      const { readCluster } = await import('./fitting/recluster-session');
      return readCluster(session.run, session.vectors, clusterId, signal);
    },
    'thresholds-read': async ({ criterion }, signal) => {
      const { readThresholds } = await import('./reads/read-thresholds');
      return readThresholds(session.run, session.vectors, criterion, now, signal, session.tuning);
    },
    'encoder-open': async ({ files }, signal) => {
      const { openEncoder } = await import('./encoder/open-encoder');
      return openEncoder(session, surroundings, files, signal);
    },
    'encoder-fetch': async ({ repository }, signal) => {
      const { openFromHub } = await import('./encoder/open-encoder');
      return openFromHub(session, desk, surroundings, repository, signal);
    },
    'encoder-calibrate': async (_params, signal) => {
      const { calibrateEncoder } = await import('./fitting/calibrate-encoder');
      return calibrateEncoder(session.run, session.vectors, now, signal);
    },
  };
}
