import type { FidelityNote, GatewayExport, GatewayId } from '../../core/domain/gateway-export';
import type { Embedding } from '../../core/domain/features';
import type { Prompt } from '../../core/domain/prompt';
import type { EmbeddedText } from '../../core/effects';
import { classifyFile } from '../../interchange/gateways/classify/classify-file';
import type { ClassifierData } from '../../interchange/gateways/classify/classifier-data';
import { statelessContext } from '../../interchange/gateways/classify/stateless-context';
import { frontFiles } from '../../interchange/gateways/front-files';
import { gateways } from '../../interchange/gateways/gateways';
import { joinNotes } from '../../interchange/gateways/join-notes';
import { planGateway } from '../../interchange/gateways/plan-gateway';
import { routingNotes } from '../../interchange/gateways/routing-notes';
// oxlint-disable-next-line import/default -- the text of the module, by scripts/bundled-text.mjs
import encoder from '../../live/encoder-entry?bundled';
import { flyGateway } from './fly-gateway';
import { EngineCallError } from '../protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';
import { Slicer } from '../slicer';

/**
 * The session's policy as files for a gateway, with how faithful it is: every row is decided again as the gateway would, and
 * compared with what the session did. No file where a gate cannot be held there. Throws `cancelled`.
 */
export async function exportGateway(
  session: Session,
  id: GatewayId,
  withEncoder: boolean,
  { catalog, now }: SessionSurroundings,
  signal: AbortSignal,
): Promise<GatewayExport> {
  const { run } = session;
  const { policy } = run.policy;
  const data: ClassifierData = {
    policy,
    endpoints: catalog.endpoints,
    model: catalog.model,
    arms: [...run.policy.endpoints.keys()].map((endpointId) => run.sim.arms.arm(endpointId)),
    meanQuality: run.sim.arms.meanQuality,
  };
  const takesEncoder = withEncoder && run.withEmbedder;
  const embeddedOf = (prompt: Prompt): EmbeddedText | undefined => (takesEncoder ? run.embedded(prompt) : undefined);
  if (takesEncoder)
    await session.vectors.fetch(
      run.columns.prompts.map(({ text }) => text),
      signal,
    );
  const made = statelessContext(data, takesEncoder ? exemplars(session) : null);
  if (!made.ok) throw new EngineCallError(made.failure);
  const plan = planGateway(made.value);
  const gateway = gateways[id];
  const flown = await new Slicer(now, signal).drive(flyGateway(run, made.value, embeddedOf, gateway.emulate(plan)));
  const notes = joinNotes(routingNotes(policy, takesEncoder), gateway.notes(plan));
  const config = gateway.configure(plan);
  const refused = [...notes.refused, ...leavingRows(flown.leaves)];
  const script = 'text/javascript';
  const modules = [
    { name: 'classify.mjs', text: classifyFile(data), type: script },
    ...frontFiles(id),
    ...(takesEncoder ? [{ name: 'encoder.mjs', text: encoder, type: script }] : []),
  ];
  const files = refused.length > 0 ? [] : [config, ...modules];
  const otherwise = plan.routes.find(({ endpoint }) => endpoint.tier === 'cloud')?.endpoint.id ?? null;
  return { ...notes, otherwise, gateway: id, withEncoder: takesEncoder, refused, files, ...flown };
}

/** The vectors of the clusters' utterances by the shipped encoder, as the session reads them. */
function exemplars({ run, vectors }: Session): ReadonlyMap<string, Embedding> {
  const utterances = run.policy.policy.semantic.clusters.flatMap((cluster) => cluster.utterances);
  return new Map(
    utterances.flatMap((text) => {
      const embedded = vectors.of(text);
      return embedded === undefined ? [] : [[text, embedded.vector] as const];
    }),
  );
}

/** What the emulation found that may never be exported. */
function leavingRows(leaves: number): readonly FidelityNote[] {
  return leaves === 0
    ? []
    : [{ part: 'Privacy gate', becomes: `${leaves} rows that stay on the device here would leave it there` }];
}
