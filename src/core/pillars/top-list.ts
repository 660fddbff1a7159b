/** Keeps the `size` largest of many values with the numbers of their items, largest first, without allocating. */
export class TopList {
  readonly values: Float64Array;
  readonly items: Int32Array;
  #count = 0;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.items = new Int32Array(size);
  }

  /** How many places are taken. */
  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Offers an item; among equal values the one offered first stands first. */
  offer(value: number, item: number): void {
    const { values, items } = this;
    if (this.#count === values.length && value <= (values[this.#count - 1] ?? 0)) return;
    if (this.#count < values.length) this.#count += 1;
    let place = this.#count - 1;
    while (place > 0 && (values[place - 1] ?? 0) < value) {
      values[place] = values[place - 1] ?? 0;
      items[place] = items[place - 1] ?? 0;
      place -= 1;
    }
    values[place] = value;
    items[place] = item;
  }

  /** Mean of the `first` largest values (of all, where there are fewer), added largest first; 0 where nothing was offered. */
  mean(first: number): number {
    const count = Math.min(first, this.#count);
    let sum = 0;
    for (let place = 0; place < count; place += 1) sum += this.values[place] ?? 0;
    return count === 0 ? 0 : sum / count;
  }
}
