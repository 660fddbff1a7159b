import type { Cluster, Policy } from '../../core/domain/policy';
import type { LabelSource, Prompt, Tier } from '../../core/domain/prompt';
import type {
  ThresholdCheck,
  ThresholdCriterion,
  ThresholdFigures,
  ThresholdReport,
} from '../../core/domain/threshold-report';
import { featuresOf } from '../../core/features/features-of';
import { checkThreshold } from '../../core/optimizer/check-threshold';
import type { HalvedLabel } from '../../core/optimizer/check-threshold';
import { semanticScore } from '../../core/pillars/semantic';
import { coversLanguage, semanticReader } from '../../core/pillars/semantic-reader';
import type { SemanticReading } from '../../core/pillars/semantic-index';
import { RandomStreams } from '../../core/sim/rng';
import { EngineCallError } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';
import type { TuningLedger } from '../fitting/tuning-ledger';

/** Above this share of unknown words a vector says little; pillar 2 abstains there too. */
const maxUnknownShare = 0.5;

interface ReadLabel {
  readonly text: string;
  readonly need: Tier;
  readonly half: 'tune' | 'held-out';
  /** P(cloud-required), thousandths. */
  readonly value: number;
  readonly nearest: Readonly<Record<Tier, Cluster | undefined>>;
}

/**
 * Every semantic threshold against the session's labels, in slices: chosen on one half, measured on the other. The samples
 * keep their halves; another text's half is drawn by the text, so that a held-out label stays held out. Whoever decided a
 * prompt does not matter. Throws `embedder-not-loaded` for a run without an encoder, and `cancelled`.
 */
export async function readThresholds(
  run: SessionRun,
  vectors: TextVectors,
  criterion: ThresholdCriterion,
  now: () => number,
  signal: AbortSignal,
  tuning?: Pick<TuningLedger, 'offer'>,
): Promise<ThresholdReport> {
  if (!run.withEmbedder || run.world.semanticIndex === null) throw new EngineCallError(vectors.absence);
  const labelled = labelledPrompts(run);
  await vectors.fetch(
    labelled.map(({ text }) => text),
    signal,
  );
  const slicer = new Slicer(now, signal);
  const streams = new RandomStreams(run.world.seed);
  const read: ReadLabel[] = [];
  const sources = new Map<LabelSource, number>();
  for (const prompt of labelled) {
    await slicer.pause();
    const label = readLabel(run, prompt, streams);
    if (label === null || prompt.label === undefined) continue;
    read.push(label);
    sources.set(prompt.label.source, (sources.get(prompt.label.source) ?? 0) + 1);
  }
  const checks: ThresholdCheck[] = [];
  for (const { clusterId, name, current, rows } of questionsOf(run, read)) {
    const steps = checkThreshold(rows, current, criterion, streams.stream(`threshold/${clusterId ?? 'policy'}`));
    let step = steps.next();
    while (step.done !== true) {
      await slicer.pause();
      step = steps.next();
    }
    checks.push({ clusterId, name, ...step.value });
  }
  const chosenOn = rowsChosenOn(run, read);
  for (const check of checks) {
    if (check.figures === null) continue;
    const isTakenOver = takesOver(check, check.figures.best);
    tuning?.offer({ rows: chosenOn, isTakenOver, lapses: false });
  }
  return {
    n: read.length,
    sources: Array.from(sources, ([source, n]) => ({ source, n })),
    leftOut: labelled.length - read.length,
    checks,
  };
}

/** Every row whose text a threshold was chosen on. */
function rowsChosenOn(run: SessionRun, read: readonly ReadLabel[]): readonly number[] {
  const texts = new Set(read.filter(({ half }) => half === 'tune').map(({ text }) => text));
  return Array.from({ length: run.rows }, (_, row) => row).filter((row) =>
    texts.has(run.columns.prompts[row]?.text ?? ''),
  );
}

/** Whether a policy carries the threshold that was found, where it is another than it was. */
function takesOver(
  { clusterId, current }: ThresholdCheck,
  { threshold }: ThresholdFigures,
): (policy: Policy) => boolean {
  return ({ semantic }) => {
    const cluster = semantic.clusters.find(({ id }) => id === clusterId);
    const now = clusterId === null ? semantic.similarityThreshold : cluster?.scoreThreshold;
    return threshold !== current && now === threshold;
  };
}

/** Each text once. */
function labelledPrompts(run: SessionRun): readonly Prompt[] {
  const byText = new Map<string, Prompt>();
  for (const prompt of run.columns.prompts.slice(0, run.rows)) {
    if (prompt.label !== undefined && !byText.has(prompt.text)) byText.set(prompt.text, prompt);
  }
  return [...byText.values()];
}

/** Null where pillar 2 has nothing to say, or neither tier was the right one. */
function readLabel(run: SessionRun, prompt: Prompt, streams: RandomStreams): ReadLabel | null {
  const { model, semanticIndex } = run.world;
  const need = prompt.label?.need;
  const { language } = featuresOf(prompt);
  const embedded = run.embedded(prompt);
  if (need === undefined || need === 'both-failed' || semanticIndex === null) return null;
  if (embedded === undefined || !coversLanguage(language, semanticIndex, model)) return null;
  const reader = semanticReader(embedded, semanticIndex, model);
  if (!reader.ok) throw new EngineCallError(reader.failure);
  const { index, curve, embedded: read } = reader.value;
  if (read.tokens === 0 || read.unknownShare > maxUnknownShare) return null;
  // A prompt that has become an example must not vouch for itself.
  const reading = index.scoreWithout(read.vector, prompt.text);
  const { text } = prompt;
  return {
    text,
    need,
    half: halfOf(prompt, streams),
    value: semanticScore(reading, curve),
    nearest: nearestOf(reading),
  };
}

function nearestOf({ nearest }: SemanticReading): ReadLabel['nearest'] {
  return { cloud: nearest.cloud[0]?.cluster, local: nearest.local[0]?.cluster };
}

function halfOf(prompt: Prompt, streams: RandomStreams): ReadLabel['half'] {
  if (prompt.tunedOn === true) return 'tune';
  if (prompt.split !== undefined) return prompt.split === 'tune' ? 'tune' : 'held-out';
  return streams.stream(`threshold-half/${prompt.text}`).uniform() < 0.5 ? 'tune' : 'held-out';
}

interface Question {
  readonly clusterId: string | null;
  readonly name: string;
  readonly current: number;
  readonly rows: readonly HalvedLabel[];
}

function questionsOf(run: SessionRun, read: readonly ReadLabel[]): readonly Question[] {
  const { similarityThreshold, clusters } = run.policy.policy.semantic;
  const all = read.map((label): HalvedLabel => {
    const side: Tier = label.value >= 0.5 ? 'cloud' : 'local';
    return { ...halved(label, side), relevant: true, hit: label.need === side };
  });
  return [
    { clusterId: null, name: 'Policy threshold', current: similarityThreshold, rows: all },
    ...clusters.map((cluster): Question => {
      const { id, name, tier, scoreThreshold } = cluster;
      // The nearest cluster of the score's side brings the threshold; on the other side it decides nothing.
      const near = read.filter(({ nearest }) => nearest[tier]?.id === id);
      return { clusterId: id, name, current: scoreThreshold ?? similarityThreshold, rows: near.map(rowOf(tier)) };
    }),
  ];
}

function rowOf(tier: Tier): (label: ReadLabel) => HalvedLabel {
  return (label) => ({ ...halved(label, tier), relevant: label.need === tier, hit: label.need === tier });
}

function halved({ half, value, need }: ReadLabel, side: Tier): Pick<HalvedLabel, 'half' | 'score' | 'needsCloud'> {
  const score = side === 'cloud' ? value : Math.round(1000 * (1 - value)) / 1000;
  return { half, score, needsCloud: need === 'cloud' };
}
