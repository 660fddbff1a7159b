import type { Policy } from '../domain/policy';
import type { Tier } from '../domain/prompt';
import type { Score } from '../domain/verdict';
import { stageVerdict } from './pillar';
import type { StageVerdict } from './pillar';

/** The complexity index of a prompt and what it was computed from. */
export interface ComplexityReading {
  /** 100 x the calibrated probability that the best local endpoint does not answer acceptably, a whole number 0..100. */
  readonly index: number;
  readonly from: 'embedding' | 'text';
  /** That of the last turn alone, where `index` was inherited of the turns before. */
  readonly ownIndex?: number;
}

/** The clear cases: above edge + band cloud, below edge - band local, null inside the band, where the judge arbitrates. */
export function complexityTier(index: number, settings: Policy['complexity']): Tier | null {
  if (index > settings.edgeThreshold + settings.band) return 'cloud';
  if (index < settings.edgeThreshold - settings.band) return 'local';
  return settings.band === 0 ? 'local' : null;
}

/** The index against the bare edge threshold: what decides when the judge cannot. */
export function edgeTier(index: number, settings: Policy['complexity']): Tier {
  return index > settings.edgeThreshold ? 'cloud' : 'local';
}

/** The article's sentence for a tier, with the index in it. */
function complexitySentence(index: number, tier: Tier): string {
  return tier === 'cloud'
    ? `Complexity index (${index}%) exceeds Edge threshold. Routing to Cloud cluster...`
    : `Complexity index (${index}%) within Edge parameters. Dispatching to local compute...`;
}

/** The complexity gate's verdict; `candidates` gives the endpoints of a tier. */
export function complexityVerdict(
  reading: ComplexityReading,
  settings: Policy['complexity'],
  candidates: (tier: Tier) => readonly string[],
  inWords = true,
): StageVerdict {
  const { index } = reading;
  const tier = complexityTier(index, settings);
  const { edgeThreshold: edge, band } = settings;
  if (tier === null) {
    return stageVerdict(
      { kind: 'abstain', reason: 'inside the judge band' },
      inWords
        ? `Complexity index (${index}%) lies within ${band} points of the edge threshold ${edge}: the judge arbitrates.`
        : '',
      scoreAgainst(index, edge),
    );
  }
  const bound = tier === 'cloud' ? edge + band : edge - band;
  return stageVerdict(
    { kind: 'narrow', tier, candidates: candidates(tier), confidence: confidenceOf(index, tier) },
    inWords
      ? `${complexitySentence(index, tier)} Index ${index} against ${bound} (edge ${edge}${band === 0 ? '' : ` ${tier === 'cloud' ? '+' : '−'} band ${band}`}), margin ${Math.abs(index - bound)}.`
      : '',
    scoreAgainst(index, bound),
  );
}

/** The verdict of the last resort: nobody decided, so the index against the edge threshold does. */
export function edgeVerdict(
  reading: ComplexityReading,
  settings: Policy['complexity'],
  candidates: (tier: Tier) => readonly string[],
  why: string,
  inWords = true,
): StageVerdict {
  const { index } = reading;
  const tier = edgeTier(index, settings);
  return stageVerdict(
    { kind: 'narrow', tier, candidates: candidates(tier), confidence: confidenceOf(index, tier) },
    inWords
      ? `${complexitySentence(index, tier)} ${why}; index ${index} against edge ${settings.edgeThreshold}, margin ${Math.abs(index - settings.edgeThreshold)}.`
      : '',
    scoreAgainst(index, settings.edgeThreshold),
  );
}

function scoreAgainst(index: number, threshold: number): Score {
  return { value: index, threshold, margin: index - threshold, unit: 'index' };
}

function confidenceOf(index: number, tier: Tier): number {
  return tier === 'cloud' ? index / 100 : 1 - index / 100;
}
