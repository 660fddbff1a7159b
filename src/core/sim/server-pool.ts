/** Servers that work on one job each, and the line before them: first come, first served, but the urgent before the others. */
export class ServerPool<Job> {
  readonly #servers: number;
  readonly #urgent: Job[] = [];
  readonly #line: (Job | undefined)[] = [];
  #head = 0;
  #busy = 0;

  /** Null = as many servers as jobs: nobody waits. */
  constructor(servers: number | null) {
    this.#servers = servers ?? Number.POSITIVE_INFINITY;
  }

  /** Jobs in service. */
  get busy(): number {
    return this.#busy;
  }

  /** Jobs in line. */
  get waiting(): number {
    return this.#urgent.length + this.#line.length - this.#head;
  }

  /** Takes a job in: true when a server starts on it at once, false when it stands in line. */
  enter(job: Job, isUrgent = false): boolean {
    if (this.#busy < this.#servers) {
      this.#busy += 1;
      return true;
    }
    if (isUrgent) this.#urgent.push(job);
    else this.#line.push(job);
    return false;
  }

  /** Frees a server; answers the job that it starts on next, undefined when the line is empty. */
  leave(): Job | undefined {
    const urgent = this.#urgent.shift();
    if (urgent !== undefined) return urgent;
    const next = this.#line[this.#head];
    if (next === undefined) {
      this.#busy -= 1;
      return undefined;
    }
    this.#line[this.#head] = undefined;
    this.#head += 1;
    // The line is cut when half of it is gone, so that it stays short over a long run.
    if (this.#head > 64 && 2 * this.#head > this.#line.length) {
      this.#line.splice(0, this.#head);
      this.#head = 0;
    }
    return next;
  }

  /** Takes a job out of the line; false when it does not stand there. */
  abandon(job: Job): boolean {
    const ahead = this.#urgent.indexOf(job);
    if (ahead !== -1) {
      this.#urgent.splice(ahead, 1);
      return true;
    }
    const position = this.#line.indexOf(job, this.#head);
    if (position === -1) return false;
    this.#line.splice(position, 1);
    return true;
  }
}
