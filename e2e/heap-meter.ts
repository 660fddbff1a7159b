import type { CDPSession, Page } from '@playwright/test';

/** Bytes in use after a collection, in the page and in the engine's worker. */
export interface HeapReading {
  readonly page: number;
  readonly worker: number;
}

/** Reads the heaps of a page and of its worker over the developer tools' protocol; to be made before the worker starts. */
export class HeapMeter {
  readonly #session: CDPSession;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #worker = '';
  #next = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#worker = sessionId;
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const reply: { readonly id?: number; readonly result?: unknown } = JSON.parse(message);
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply.result);
    });
  }

  static async of(page: Page): Promise<HeapMeter> {
    const session = await page.context().newCDPSession(page);
    const meter = new HeapMeter(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return meter;
  }

  async read(): Promise<HeapReading> {
    // What one side lets go of may free something of the other.
    for (let round = 0; round < 2; round += 1) {
      await this.#session.send('HeapProfiler.collectGarbage');
      await this.#ask('HeapProfiler.collectGarbage');
    }
    const { usedSize: page } = await this.#session.send('Runtime.getHeapUsage');
    const usage: unknown = await this.#ask('Runtime.getHeapUsage');
    const worker = Object(usage).usedSize;
    if (typeof worker !== 'number') throw new Error('the worker does not tell its heap');
    return { page, worker };
  }

  #ask(method: string): Promise<unknown> {
    this.#next += 1;
    const id = this.#next;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      const message = JSON.stringify({ id, method });
      this.#session.send('Target.sendMessageToTarget', { sessionId: this.#worker, message }).catch(reject);
    });
  }
}
