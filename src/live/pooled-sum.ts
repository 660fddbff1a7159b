/**
 * Adds token vectors up in double precision and gives their mean's direction as a unit vector. One sum may take several
 * windows of a text: the result is then their mean weighted by tokens.
 */
export class PooledSum {
  readonly #sum: Float64Array;

  constructor(dimensions: number) {
    this.#sum = new Float64Array(dimensions);
  }

  /** Adds `count` rows of token vectors that start at `offset` in `hidden`. */
  add(hidden: Float32Array, offset: number, count: number): void {
    const sum = this.#sum;
    const dimensions = sum.length;
    for (let row = 0; row < count; row += 1) {
      const start = offset + row * dimensions;
      for (let k = 0; k < dimensions; k += 1) sum[k] = (sum[k] ?? 0) + (hidden[start + k] ?? 0);
    }
  }

  /** The unit vector; all zeros where nothing was added or everything cancelled out, never NaN. */
  unit(): Float32Array {
    let squares = 0;
    for (const value of this.#sum) squares += value * value;
    const unit = new Float32Array(this.#sum.length);
    if (squares === 0) return unit;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < unit.length; k += 1) unit[k] = (this.#sum[k] ?? 0) / norm;
    return unit;
  }
}
