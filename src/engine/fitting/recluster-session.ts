import { proposeClusters } from '../../core/clustering/propose-clusters';
import type { ClusteredText } from '../../core/clustering/propose-clusters';
import { clusterFacts } from '../../core/clustering/cluster-facts';
import type { ClusterFacts, ClusterProposal, ReclusterSource } from '../../core/domain/cluster-proposal';
import { featuresOf } from '../../core/features/features-of';
import { coversLanguage, semanticReader } from '../../core/pillars/semantic-reader';
import { RandomStreams } from '../../core/sim/rng';
import { EngineCallError } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';

/** An example's greatest length in a policy, characters. */
const longestUtterance = 4000;
/** Above this share of unknown words a vector says little; pillar 2 abstains there too. */
const maxUnknownShare = 0.5;

/** What is grouped, into how many groups, and how many texts of each group become examples at most. */
interface ReclusterParams {
  readonly source: ReclusterSource;
  readonly k: number;
  readonly most: number;
}

/**
 * Groups a cluster's examples, those of all cloud clusters, or the session's cloud-labelled prompts, in slices; changes nothing.
 * Samples of the reporting half are left out, so that figures on them stay held out. Throws `embedder-not-loaded`,
 * `invalid-input` where there are fewer texts than groups, and `cancelled`.
 */
export async function reclusterSession(
  run: SessionRun,
  vectors: TextVectors,
  { source, k, most }: ReclusterParams,
  now: () => number,
  signal: AbortSignal,
): Promise<ClusterProposal> {
  if (!vectors.isReady) throw new EngineCallError(vectors.absence);
  const texts = textsOf(run, source);
  await vectors.fetch(texts, signal);
  const read = texts.flatMap((text) => readText(text, run, vectors));
  if (!Number.isInteger(k) || k < 1 || !Number.isInteger(most) || most < 1) throw invalid('Groups are counted from 1.');
  if (read.length < k) throw invalid(tooFew(source, read.length, k));
  const slicer = new Slicer(now, signal);
  const steps = proposeClusters(read, { k, most }, new RandomStreams(run.world.seed));
  let step = steps.next();
  while (step.done !== true) {
    await slicer.pause();
    step = steps.next();
  }
  return { ...step.value, unread: texts.length - read.length };
}

/** How one cluster of the policy in force lies among the others; null where none of its examples can be read. */
export async function readCluster(
  run: SessionRun,
  vectors: TextVectors,
  clusterId: string,
  signal: AbortSignal,
): Promise<ClusterFacts | null> {
  if (!vectors.isReady) throw new EngineCallError(vectors.absence);
  const { clusters } = run.policy.policy.semantic;
  const cluster = clusters.find(({ id }) => id === clusterId);
  if (cluster === undefined) throw invalid('The cluster is not in the policy any more.');
  await vectors.fetch(
    clusters.flatMap(({ utterances }) => utterances),
    signal,
  );
  return clusterFacts(cluster, clusters, (utterance) => readText(utterance, run, vectors)[0]?.vector);
}

function textsOf(run: SessionRun, source: ReclusterSource): readonly string[] {
  const { clusters } = run.policy.policy.semantic;
  switch (source.kind) {
    case 'cluster':
      return unique(clusters.filter(({ id }) => id === source.clusterId).flatMap(({ utterances }) => utterances));
    case 'cloud-clusters':
      return unique(clusters.filter(({ tier }) => tier === 'cloud').flatMap(({ utterances }) => utterances));
    case 'cloud-labels': {
      const taken = new Set(clusters.flatMap(({ utterances }) => utterances));
      const prompts = run.columns.prompts.slice(0, run.rows).filter((prompt) => {
        const { language } = featuresOf(prompt);
        return (
          prompt.label?.need === 'cloud' &&
          prompt.split !== 'report' &&
          prompt.text.length <= longestUtterance &&
          coversLanguage(language, run.world.semanticIndex, run.world.model)
        );
      });
      return unique(prompts.map(({ text }) => text)).filter((text) => text.trim() !== '' && !taken.has(text));
    }
  }
}

/** A text as pillar 2's encoder reads it; nothing where it cannot. */
function readText(text: string, { world }: SessionRun, vectors: TextVectors): readonly ClusteredText[] {
  const known = vectors.of(text);
  if (known === undefined) return [];
  const reader = world.semanticIndex === null ? null : semanticReader(known, world.semanticIndex, world.model);
  if (reader?.ok === false) throw new EngineCallError(reader.failure);
  const { embedded } = reader?.value ?? { embedded: known };
  if (embedded.tokens === 0 || embedded.unknownShare > maxUnknownShare) return [];
  return [{ text, vector: embedded.vector }];
}

function tooFew(source: ReclusterSource, found: number, k: number): string {
  const what = source.kind === 'cloud-labels' ? 'prompts labelled cloud that are no example yet' : 'examples';
  return `${found} ${what} cannot make ${k} groups. Ask for fewer.`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function invalid(message: string): EngineCallError {
  return new EngineCallError({ code: 'invalid-input', message, retryable: false });
}
