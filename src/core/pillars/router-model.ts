/**
 * The fitted numbers of the router, shipped as data (src/catalog/router-model.json, made by src/training).
 * `lexical` is the order of core/features/lexical.ts, `embedding` the encoder's dimensions.
 */
export interface RouterModel {
  readonly version: string;
  readonly encoder: string;
  readonly languages: readonly string[];
  /** The judge's score moved towards the samples' labels (training/refit-prior): what the complexity index reads of it. */
  readonly prior: LinearScore;
  /** What the judge reads: the prior moved not at all towards anybody's labels, and its place among recorded abilities. */
  readonly judge: JudgeModel;
  /** Difficulty 1-10 is 1 + the number of deciles below the judge's score. */
  readonly judgeDeciles: readonly number[];
  /** P(cloud-required) = sigmoid(slope x margin + intercept) of the semantic margin. */
  readonly semantic: { readonly slope: number; readonly intercept: number };
  /** Complexity index = 100 x sigmoid(bias + features . weights), with and without an embedding. */
  readonly complexity: {
    readonly embedding: { readonly bias: number; readonly weights: readonly number[] };
    readonly text: { readonly bias: number; readonly weights: readonly number[] };
  };
}

/** Linear score of how likely small models fail (MODEL.md, ridge): bias + lexical . w + (4 x unit embedding) . w. */
export interface LinearScore {
  readonly bias: number;
  readonly lexical: readonly number[];
  readonly embedding: readonly number[];
}

/** The judge's prior, fitted on recorded outcomes alone (npm run fit:judge). */
export interface JudgeModel extends LinearScore {
  /** P(acceptable) = sigmoid(ability x endpoint's ability - difficulty x score - intercept), over recorded outcomes. */
  readonly item: { readonly ability: number; readonly difficulty: number; readonly intercept: number };
  /** Standard deviation of the difficulty, in the score's unit, that the score does not explain. */
  readonly residual: number;
}
