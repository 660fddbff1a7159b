import type { PairedDifference } from './paired-bootstrap';

/** Fewer labels carry no verdict, and no interval in the headline: figures are given, and no word for them. */
export const FEWEST_FOR_VERDICT = 30;

/** A loss of quality up to this share is let pass as noise; an interval that reaches beyond it says too little. */
const TOLERANCE = 0.05;

type CostSide = 'saves' | 'same' | 'dearer';
type QualitySide = 'better' | 'same' | 'worse' | 'unclear';

/** What a change of cost and quality is called, by both intervals. */
const verdicts: Readonly<Record<CostSide, Readonly<Record<QualitySide, string>>>> = {
  saves: {
    better: 'Routing pays, and answers better',
    same: 'Routing pays, quality within noise',
    worse: 'A trade, not a win',
    unclear: 'Cheaper, but too few labels to tell the quality',
  },
  same: {
    better: 'Better at no more cost beyond noise',
    same: 'No difference beyond noise',
    worse: 'Routing loses quality and saves nothing beyond noise',
    unclear: 'No saving beyond noise, and too few labels to tell the quality',
  },
  dearer: {
    better: 'Routing buys quality',
    same: 'Routing does not pay here, quality within noise',
    worse: 'Routing does not pay here, dearer and worse',
    unclear: 'Dearer, and too few labels to tell the quality',
  },
};

/** On which side of zero a change of cost lies, by its interval; null, where nobody can tell, is on none. */
export function costSide(change: PairedDifference | null): CostSide {
  if (change === null) return 'same';
  if (change.high < 0) return 'saves';
  return change.low > 0 ? 'dearer' : 'same';
}

/** On which side of zero a change of quality lies, by its interval; five points of possible loss are noise. */
export function qualitySide({ low, high }: Pick<PairedDifference, 'low' | 'high'>): QualitySide {
  if (low > 0) return 'better';
  if (high < 0) return 'worse';
  return low >= -TOLERANCE ? 'same' : 'unclear';
}

/** The verdict on a routing by its paired changes against an alternative. */
export function routingVerdict(cost: PairedDifference | null, quality: PairedDifference): string {
  return verdicts[costSide(cost)][qualitySide(quality)];
}
