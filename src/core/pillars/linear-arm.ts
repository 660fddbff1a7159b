/**
 * What LinUCB knows of one endpoint: a ridge regression of the reward on a prompt's features (L. Li et al., "A
 * Contextual-Bandit Approach to Personalized News Article Recommendation", WWW 2010, disjoint models). The inverse of the
 * design matrix is kept by the Sherman-Morrison formula, so that learning costs the square of the dimension.
 */
export class LinearArm {
  readonly #size: number;
  readonly #inverse: Float64Array;
  readonly #weighted: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#inverse = new Float64Array(size * size);
    for (let k = 0; k < size; k += 1) this.#inverse[k * size + k] = 1;
    this.#weighted = new Float64Array(size);
  }

  /** What it knows by now, untouched by what it learns later. */
  copy(): LinearArm {
    const copy = new LinearArm(this.#size);
    copy.#inverse.set(this.#inverse);
    copy.#weighted.set(this.#weighted);
    return copy;
  }

  /** The expected reward of a prompt with these features plus `alpha` times its uncertainty. */
  index(features: readonly number[], alpha: number): number {
    const direction = this.#times(features);
    let mean = 0;
    let variance = 0;
    for (let k = 0; k < this.#size; k += 1) {
      mean += (direction[k] ?? 0) * (this.#weighted[k] ?? 0);
      variance += (direction[k] ?? 0) * (features[k] ?? 0);
    }
    return mean + alpha * Math.sqrt(Math.max(0, variance));
  }

  /** Takes in the reward that a prompt with these features brought. */
  learn(features: readonly number[], reward: number): void {
    const size = this.#size;
    const direction = this.#times(features);
    let along = 1;
    for (let k = 0; k < size; k += 1) along += (direction[k] ?? 0) * (features[k] ?? 0);
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        const at = row * size + column;
        this.#inverse[at] = (this.#inverse[at] ?? 0) - ((direction[row] ?? 0) * (direction[column] ?? 0)) / along;
      }
      this.#weighted[row] = (this.#weighted[row] ?? 0) + reward * (features[row] ?? 0);
    }
  }

  #times(features: readonly number[]): Float64Array {
    const product = new Float64Array(this.#size);
    for (let row = 0; row < this.#size; row += 1) {
      let sum = 0;
      for (let k = 0; k < this.#size; k += 1) sum += (this.#inverse[row * this.#size + k] ?? 0) * (features[k] ?? 0);
      product[row] = sum;
    }
    return product;
  }
}
