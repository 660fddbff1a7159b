import type { EngineHandlers } from '../engine-host';
import type { LiveDesk } from './live-desk';
import type { LiveCalls } from './live-protocol';
import { promptsOfDrafts } from '../import/prompts-of-drafts';
import { EngineCallError } from '../protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';

/** The engine's answers to calls that reach endpoints of the user's own. */
export function liveHandlers(
  session: Session,
  desk: LiveDesk,
  surroundings: SessionSurroundings,
): Pick<EngineHandlers, keyof LiveCalls> {
  return {
    'live-test': async ({ address, timeoutMs }, signal) => {
      if (desk.isSealed) {
        const message = 'Zero egress is on: nothing is sent. Switch it off in Settings.';
        throw new EngineCallError({ code: 'invalid-input', message, retryable: false });
      }
      const { testConnection } = await import('../../live/chat/test-connection');
      return testConnection(address, timeoutMs, signal, desk.world.page, desk.world);
    },
    'live-configure': (settings) => {
      desk.configure(settings);
      return desk.state();
    },
    'live-route': async ({ drafts }, signal) => {
      desk.assertReady();
      const first = desk.run.rows;
      const prompts = promptsOfDrafts(drafts, 0).map((prompt) => ({ ...prompt, id: desk.nextId() }));
      const { seed } = session.run.world;
      const { policy } = session.run.policy;
      const semanticIndex = await session.indexes.of(policy.semantic, signal);
      const count = await desk.fly(prompts, { seed, policy, semanticIndex }, signal);
      return { firstRow: first, count, requested: prompts.length, cancelled: signal.aborted };
    },
    'live-preview': async ({ draft }, signal) => {
      const [prompt] = promptsOfDrafts([draft], 0);
      if (prompt === undefined) throw new Error('one draft makes one prompt');
      const { previewLive } = await import('./preview-live');
      const policy = desk.compile(session.run.policy.policy);
      return previewLive(prompt, policy, desk, session.shortener, signal);
    },
    'live-probe': async ({ repeats }, signal) => {
      const { probeEndpoints } = await import('./probe-endpoints');
      return probeEndpoints(desk, session.run.policy.policy, repeats, signal);
    },
    'judge-stress': async (params, signal) => {
      // Its own chunk, with the set of attacks: few sessions ask for it.
      const { stressSession } = await import('./stress-handler');
      return stressSession(params, session, desk, surroundings, signal);
    },
  };
}
