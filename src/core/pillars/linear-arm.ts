/**
 * What LinUCB knows of one endpoint: a ridge regression of the reward on a prompt's features (L. Li et al., "A
 * Contextual-Bandit Approach to Personalized News Article Recommendation", WWW 2010, disjoint models), which forgets as in Y.
 * Russac et al., "Weighted Linear Bandits for Non-Stationary Environments", NeurIPS 2019: what was seen fades, the ridge does not.
 */
export class LinearArm {
  readonly #size: number;
  /** The design matrix without its ridge, and the rewards by feature. */
  readonly #design: Float64Array;
  readonly #weighted: Float64Array;

  /** `ridge` is the weight, in rewards, of the belief that the features explain nothing. */
  constructor(
    size: number,
    private readonly ridge = 1,
  ) {
    this.#size = size;
    this.#design = new Float64Array(size * size);
    this.#weighted = new Float64Array(size);
  }

  /** Lets everything seen so far count less by a factor, 0..1. */
  fade(factor: number): void {
    for (let k = 0; k < this.#design.length; k += 1) this.#design[k] = factor * (this.#design[k] ?? 0);
    for (let k = 0; k < this.#size; k += 1) this.#weighted[k] = factor * (this.#weighted[k] ?? 0);
  }

  /** The expected reward of a prompt with these features plus `alpha` times its uncertainty, with what was seen faded by a factor. */
  index(features: readonly number[], alpha: number, faded = 1): number {
    const direction = this.#solve(features, faded);
    let mean = 0;
    let variance = 0;
    for (let k = 0; k < this.#size; k += 1) {
      mean += (direction[k] ?? 0) * faded * (this.#weighted[k] ?? 0);
      variance += (direction[k] ?? 0) * (features[k] ?? 0);
    }
    return mean + alpha * Math.sqrt(Math.max(0, variance));
  }

  /** Takes in the reward that a prompt with these features brought. */
  learn(features: readonly number[], reward: number): void {
    const size = this.#size;
    for (let row = 0; row < size; row += 1) {
      const own = features[row] ?? 0;
      for (let column = 0; column < size; column += 1) {
        const at = row * size + column;
        this.#design[at] = (this.#design[at] ?? 0) + own * (features[column] ?? 0);
      }
      this.#weighted[row] = (this.#weighted[row] ?? 0) + reward * own;
    }
  }

  /** The features times the inverse of design and ridge: elimination without exchanges, as the matrix is positive definite. */
  #solve(features: readonly number[], faded: number): Float64Array {
    const size = this.#size;
    const matrix = this.#design.map((value, at) => faded * value + (at % (size + 1) === 0 ? this.ridge : 0));
    const solved = Float64Array.from({ length: size }, (_, k) => features[k] ?? 0);
    for (let pivot = 0; pivot < size; pivot += 1) {
      for (let row = pivot + 1; row < size; row += 1) {
        const share = (matrix[row * size + pivot] ?? 0) / (matrix[pivot * size + pivot] ?? 1);
        for (let column = pivot; column < size; column += 1) {
          const at = row * size + column;
          matrix[at] = (matrix[at] ?? 0) - share * (matrix[pivot * size + column] ?? 0);
        }
        solved[row] = (solved[row] ?? 0) - share * (solved[pivot] ?? 0);
      }
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let rest = solved[row] ?? 0;
      for (let column = row + 1; column < size; column += 1)
        rest -= (matrix[row * size + column] ?? 0) * (solved[column] ?? 0);
      solved[row] = rest / (matrix[row * size + row] ?? 1);
    }
    return solved;
  }
}
