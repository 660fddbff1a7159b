interface Entry<Event> {
  readonly time: number;
  readonly sequence: number;
  readonly event: Event;
}

/** A binary heap of events that come out in order of (time, sequence of insertion). */
export class EventQueue<Event> {
  readonly #heap: Entry<Event>[] = [];
  #sequence = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Time of the earliest event, ms; Infinity when there is none. */
  get earliestMs(): number {
    return this.#heap[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  /** Adds an event at a virtual time in ms. */
  push(time: number, event: Event): void {
    const entry = { time, sequence: this.#sequence, event };
    this.#sequence += 1;
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1, entry);
  }

  /** Takes out the earliest event, undefined when there is none. */
  pop(): { readonly time: number; readonly event: Event } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #rise(from: number, entry: Entry<Event>): void {
    let position = from;
    while (position > 0) {
      const parentAt = (position - 1) >> 1;
      const parent = this.#heap[parentAt];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.#heap[position] = parent;
      position = parentAt;
    }
    this.#heap[position] = entry;
  }

  #sink(entry: Entry<Event>): void {
    let position = 0;
    for (;;) {
      let childAt = 2 * position + 1;
      let child = this.#heap[childAt];
      if (child === undefined) break;
      const right = this.#heap[childAt + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        childAt += 1;
      }
      if (!isBefore(child, entry)) break;
      this.#heap[position] = child;
      position = childAt;
    }
    this.#heap[position] = entry;
  }
}

function isBefore<Event>(a: Entry<Event>, b: Entry<Event>): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}
