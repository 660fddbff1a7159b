import { redact } from '../core/features/redact';
import { chatBytes, chatMessages } from '../live/chat/chat-messages';
import type { EngineHandlers } from './engine-host';
import type { LiveDesk } from './live-desk';
import type { LiveCalls, LivePreview } from './live-protocol';
import { promptsOfDrafts } from './prompts-of-drafts';
import { EngineCallError } from './protocol';
import type { PromptDraft } from './protocol';
import type { Session } from './session';
import type { SessionSurroundings } from './session-surroundings';
import { vetoedEndpoints } from './vetoed-endpoints';

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
      const { testConnection } = await import('../live/chat/test-connection');
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
    'live-preview': ({ draft }) => preview(draft, session, desk),
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

/** What the gates would leave of a prompt, and what its body would be. */
function preview(draft: PromptDraft, session: Session, desk: LiveDesk): LivePreview {
  const [prompt] = promptsOfDrafts([draft], 0);
  if (prompt === undefined) throw new Error('one draft makes one prompt');
  const { text, kinds } = redact(prompt.text);
  const policy = desk.compile(session.run.policy.policy);
  const onOffer = desk.endpoints;
  const removed = vetoedEndpoints(prompt, policy, desk.spentUsd);
  const allowed = onOffer.filter(({ id }) => !removed.has(id));
  return {
    redacted: text,
    kinds,
    staysHere: allowed.every(({ tier, leavesDevice }) => tier === 'local' && leavesDevice !== true),
    blocked: allowed.length === 0 ? 'No endpoint may serve it.' : null,
    bytes: chatBytes(chatMessages(prompt, policy.policy.answers.brief)),
    origins: [...new Set(allowed.flatMap(({ id }) => desk.originOf(id) ?? []))],
  };
}
