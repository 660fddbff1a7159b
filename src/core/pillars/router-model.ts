/**
 * The fitted numbers of the router, shipped as data (src/catalog/router-model.json, made by src/training).
 * `lexical` is the order of core/features/lexical.ts, `embedding` the encoder's dimensions.
 */
export interface RouterModel {
  readonly version: string;
  readonly encoder: string;
  readonly languages: readonly string[];
  /** Linear score of how likely small models fail (MODEL.md, ridge): bias + lexical . w + (4 x unit embedding) . w. */
  readonly prior: { readonly bias: number; readonly lexical: readonly number[]; readonly embedding: readonly number[] };
  /** Difficulty 1-10 is 1 + the number of deciles below the prior's score. */
  readonly judgeDeciles: readonly number[];
  /** P(cloud-required) = sigmoid(slope x margin + intercept) of the semantic margin. */
  readonly semantic: { readonly slope: number; readonly intercept: number };
  /** Complexity index = 100 x sigmoid(bias + features . weights), with and without an embedding. */
  readonly complexity: {
    readonly embedding: { readonly bias: number; readonly weights: readonly number[] };
    readonly text: { readonly bias: number; readonly weights: readonly number[] };
  };
}
