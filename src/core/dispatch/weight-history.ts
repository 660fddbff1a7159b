/** The weights of a group's members, in their order, when a request chose among them. */
export interface WeightPoint {
  readonly request: number;
  readonly weights: readonly number[];
}

const MOST_POINTS = 240;

/** Weights along a session in bounded memory: when it is full every other point goes, and half as many come. */
export class WeightHistory {
  #points: WeightPoint[] = [];
  #every = 1;
  #seen = 0;

  get points(): readonly WeightPoint[] {
    return this.#points;
  }

  add(request: number, weights: readonly number[]): void {
    this.#seen += 1;
    if (this.#seen % this.#every !== 0) return;
    this.#points.push({ request, weights });
    if (this.#points.length < MOST_POINTS) return;
    this.#points = this.#points.filter((_, k) => k % 2 === 1);
    this.#every *= 2;
  }
}
