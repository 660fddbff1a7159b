import type { Policy } from '../domain/policy';
import type { Prompt, Tier } from '../domain/prompt';
import type { Evidence, Verdict } from '../domain/verdict';
import { sigmoid } from '../sim/deterministic-math';
import { stageVerdict } from './pillar';
import type { StageVerdict } from './pillar';
import type { RouterModel } from './router-model';
import type { Neighbour, SemanticReading } from './semantic-index';
import type { SemanticReader } from './semantic-reader';

/** Above this out-of-vocabulary share a vector says little about the text. */
const maxUnknownShare = 0.5;

/**
 * The calibrated probability of "cloud-required" of a semantic reading, rounded to thousandths: what is shown is what
 * decides (src/decisions/0002).
 */
export function semanticScore(reading: SemanticReading, { slope, intercept }: RouterModel['semantic']): number {
  return thousandths(sigmoid(slope * reading.margin + intercept));
}

/**
 * Pillar 2: at or above the threshold cloud, at or below its mirror local, between them it abstains. The nearest cluster
 * on the score's side may bring its own threshold. Abstains for text without readable tokens, for text more than half out
 * of vocabulary, and where a tier has no exemplars.
 */
export function semanticVerdict(
  prompt: Prompt,
  reader: SemanticReader,
  settings: Policy['semantic'],
  candidates: (tier: Tier) => readonly string[],
  inWords = true,
): StageVerdict {
  const { embedded, index, curve, uncalibrated } = reader;
  const unread = unreadable(prompt, reader);
  if (unread !== null) return stageVerdict({ kind: 'abstain', reason: unread }, unread);

  const reading = index.score(embedded.vector);
  const value = semanticScore(reading, curve);
  const side: Tier = value >= 0.5 ? 'cloud' : 'local';
  const nearest = reading.nearest[side][0];
  const upper = nearest?.cluster.scoreThreshold ?? settings.similarityThreshold;
  const threshold = side === 'cloud' ? upper : thousandths(1 - upper);
  const decides = side === 'cloud' ? value >= threshold : value <= threshold;
  const score = { value, threshold, margin: value - threshold, unit: 'probability' } as const;
  const verdict: Verdict = decides
    ? { kind: 'narrow', tier: side, candidates: candidates(side), confidence: side === 'cloud' ? value : 1 - value }
    : { kind: 'abstain', reason: 'between the thresholds' };
  if (!inWords) return stageVerdict(verdict, '', score);

  const near = nearest === undefined ? '' : ` ${nearestSentence(nearest)}`;
  const measure = uncalibrated === null ? 'P(cloud-required)' : `Score (not calibrated for ${uncalibrated})`;
  const held = `${measure} ${value.toFixed(3)} against ${threshold.toFixed(3)}`;
  const margin = `margin ${Math.abs(score.margin).toFixed(3)}`;
  const reason = decides ? `${held}, ${margin}: ${side}.${near}` : `Between the thresholds: ${held}, ${margin}.${near}`;
  return stageVerdict(verdict, reason, score, evidenceOf(reading));
}

function unreadable(prompt: Prompt, { embedded, index }: SemanticReader): string | null {
  if (prompt.text.trim() === '') return 'The text is empty.';
  if (embedded.tokens === 0) return 'The text has no token that the encoder can read.';
  if (embedded.unknownShare > maxUnknownShare) {
    return `${Math.round(embedded.unknownShare * 100)}% of the text is out of the encoder's vocabulary.`;
  }
  for (const tier of ['cloud', 'local'] as const) {
    if (index.size(tier) === 0) return `No cluster leads to ${tier}: a margin needs exemplars on both sides.`;
  }
  return null;
}

function nearestSentence({ cluster, utterance, cosine }: Neighbour): string {
  return `Nearest: ${cluster.name}, “${utterance}”, cosine ${cosine.toFixed(2)}.`;
}

function evidenceOf(reading: SemanticReading): readonly Evidence[] {
  return [...reading.nearest.cloud, ...reading.nearest.local]
    .sort((a, b) => b.cosine - a.cosine)
    .map(({ cluster, utterance, cosine }) => ({
      kind: 'neighbour',
      clusterId: cluster.id,
      clusterName: cluster.name,
      tier: cluster.tier,
      utterance,
      cosine,
    }));
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
