import { askedText } from '../../../core/features/asked-text';
import type { EmbeddedText } from '../../../core/effects';
import type { ClassifierData } from './classifier-data';
import { promptOfRequest } from './prompt-of-request';
import { routeMetadata } from './route-metadata';
import { routeStatelessly } from './route-statelessly';
import { statelessContext } from './stateless-context';

/** Takes the place of the data when a policy is exported. */
declare const ROUTELLM_POLICY: ClassifierData;

/** Vectors of texts by the encoder that RouteLLM ships, in order. */
type Embed = (texts: readonly string[]) => Promise<readonly EmbeddedText[]>;

const batchSize = 32;

/** The policy that this module holds. */
export const policy = { name: ROUTELLM_POLICY.policy.name, version: ROUTELLM_POLICY.policy.version };

const on = new Set(
  ROUTELLM_POLICY.policy.models
    .filter(({ enabled, toRequest }) => enabled && toRequest === undefined)
    .map(({ id }) => ROUTELLM_POLICY.policy.aliases[id] ?? id),
);

/** The routes that a request can take: the endpoints of the policy that are on. */
export const routes = ROUTELLM_POLICY.endpoints.map(({ id }) => id).filter((id) => on.has(id));

/**
 * Makes the function that says where a chat request goes: `{route, guard, tier, decidedBy, refused, metadata}`, or null for a
 * request in which nobody asks anything. Without `embed` pillar 2 and the index read text alone.
 */
export async function createClassifier({ embed }: { readonly embed?: Embed } = {}) {
  const data = ROUTELLM_POLICY;
  const vectors = embed === undefined ? null : await exemplars(data, embed);
  const made = statelessContext(data, vectors);
  if (!made.ok) throw new Error(made.failure.message);
  return async (request: unknown) => {
    const prompt = promptOfRequest(request);
    if (prompt === undefined) return null;
    const [embedded] = embed === undefined ? [] : await embed([askedText(prompt.text)]);
    const routed = routeStatelessly(prompt, made.value, () => embedded);
    return { ...routed, metadata: routeMetadata(routed) };
  };
}

async function exemplars(data: ClassifierData, embed: Embed): Promise<ReadonlyMap<string, Float32Array>> {
  const utterances = [...new Set(data.policy.semantic.clusters.flatMap((cluster) => cluster.utterances))];
  const vectors = new Map<string, Float32Array>();
  for (let start = 0; start < utterances.length; start += batchSize) {
    const batch = utterances.slice(start, start + batchSize);
    const embedded = await embed(batch.map(askedText));
    for (const [place, text] of batch.entries()) {
      const vector = embedded[place]?.vector;
      if (vector !== undefined) vectors.set(text, vector);
    }
  }
  return vectors;
}
