import type { Share } from './telemetry';
/** What a guard found: `unknown` where there is too little to say. */
export type PitfallState = 'ok' | 'warning' | 'unknown';

/** A figure on traffic that nobody of this program wrote, with where it is written down. */
export interface BenchFigure {
  /** Of whose prompts it is. */
  readonly name: string;
  /** Average performance gap recovered with its 95 % interval: .5 a coin, 1 perfect. */
  readonly apgr: { readonly value: number; readonly low: number; readonly high: number; readonly n: number };
  readonly source: string;
}

/** The three pitfalls of the article, watched on the session's own traffic. */
export interface PitfallReport {
  /** Thresholds stand still while traffic moves: the index' distribution in the session's older half against its newer one. */
  readonly drift: {
    readonly state: PitfallState;
    /** Population stability index; above .2, and beyond chance, the distribution has moved. */
    readonly stability: number | null;
    /** Whether the halves differ by more than chance brings in 5 of 100 sessions of steady traffic. */
    readonly beyondChance: boolean | null;
    /** Share of prompts above the edge in the older and in the newer half. */
    readonly aboveBefore: number | null;
    readonly aboveAfter: number | null;
    readonly n: number;
  };
  /** The encoder does not know the domain: it does not tell labels apart, or cannot read the words. */
  readonly misaligned: {
    readonly state: PitfallState;
    readonly auc: number | null;
    readonly outOfVocabularyShare: number;
    /** Share of prompts whose words the vocabulary lacks and cuts into pieces. */
    readonly splitShare: number;
    readonly n: number;
    /** What the shipped router came to where the benchmark's prompts are of other authors. */
    readonly bench: BenchFigure;
  };
  /** The judge rates too high: of the labelled prompts that it called hard, most needed no cloud. Or it rates all alike. */
  readonly inflation: {
    readonly state: PitfallState;
    /** Labelled prompts above the judge's threshold, and those of them that needed the cloud. */
    readonly judgedHard: number;
    /** Share of the latter in the former, with Wilson's interval. */
    readonly neededShare: Share;
    /** Prompts that it rated, labelled or not, and those of them above its threshold: none or all, and it decides nothing. */
    readonly rated: number;
    readonly ratedHard: number;
  };
}
