/**
 * Reads server-sent events from lines and answers each event's data. Comments, ids, names and retry times are passed over
 * (WHATWG HTML, section 9.2.6).
 */
export class EventStream {
  #data: string[] = [];

  /** The data of the event that this line ends; null while none has ended. */
  push(line: string): string | null {
    if (line === '') return this.end();
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'data') this.#data.push(value);
    return null;
  }

  /** The data of an event that the end of the stream has cut off before its blank line; null where there is none. */
  end(): string | null {
    if (this.#data.length === 0) return null;
    const data = this.#data.join('\n');
    this.#data = [];
    return data;
  }
}
