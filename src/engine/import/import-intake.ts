import type { ImportProgress as ReadProgress } from '../../interchange/logs/import-log';
import type { ImportedPrompt } from '../../interchange/logs/imported-prompt';
import type { ImportProgress, RecordedTotals } from './import-protocol';
import type { PromptDraft } from '../protocol';
import type { SessionIntake } from '../session/session-intake';

/** One part is embedded and flown at a time: some seconds of work, and a message that the page takes in at once. */
const partRows = 1_000;
const partCharacters = 400_000;

/** Gathers the prompts of a log into parts, hands them to the session, and counts what it took. */
export class ImportIntake {
  readonly #session: SessionIntake;
  readonly #now: () => number;
  readonly #startMs: number;
  readonly #tell: (progress: ImportProgress) => void;
  #replace: boolean;
  #part: ImportedPrompt[] = [];
  #characters = 0;
  #isClosed = false;
  #read: ReadProgress | null = null;
  #received = 0;
  #share = 0;
  #counts = { rows: 0, labelled: 0, costRows: 0, costUsd: 0, latencyRows: 0, latencyMs: 0, qualityRows: 0, quality: 0 };

  constructor(
    session: SessionIntake,
    options: {
      readonly replace: boolean;
      readonly now: () => number;
      readonly tell: (progress: ImportProgress) => void;
    },
  ) {
    this.#session = session;
    this.#replace = options.replace;
    this.#now = options.now;
    this.#startMs = options.now();
    this.#tell = options.tell;
  }

  get rows(): number {
    return this.#counts.rows;
  }

  get labelled(): number {
    return this.#counts.labelled;
  }

  get recorded(): RecordedTotals {
    const { costRows, costUsd, latencyRows, latencyMs, qualityRows, quality } = this.#counts;
    return {
      costRows,
      costUsd,
      latencyRows,
      meanLatencyMs: latencyRows === 0 ? null : latencyMs / latencyRows,
      qualityRows,
      meanQuality: qualityRows === 0 ? null : quality / qualityRows,
    };
  }

  readonly progress = (read: ReadProgress): void => {
    this.#read = read;
    this.#say(0);
  };

  /** Takes prompts that were read; once the session has taken a part only in part, nothing more. */
  readonly take = async (prompts: readonly ImportedPrompt[]): Promise<void> => {
    this.#received += prompts.length;
    for (const prompt of prompts) {
      this.#part.push(prompt);
      this.#characters += prompt.text.length;
      if (this.#part.length >= partRows || this.#characters >= partCharacters) await this.flush();
    }
  };

  /** Hands over what is left. */
  async flush(): Promise<void> {
    const part = this.#part;
    this.#part = [];
    this.#characters = 0;
    if (part.length === 0 || this.#isClosed) return;
    // Open until it is known that the session took all of it: after a failure nothing may follow.
    this.#isClosed = true;
    if (this.#replace) await this.#session.forget();
    this.#replace = false;
    const kept = await this.#session.add(part.map(draftOf), (done) => this.#say(done));
    for (const prompt of part.slice(0, kept)) this.#count(prompt);
    this.#isClosed = kept < part.length;
    this.#say(0);
  }

  #count({ label, recorded }: ImportedPrompt): void {
    const counts = this.#counts;
    counts.rows += 1;
    if (label !== undefined) counts.labelled += 1;
    const { costUsd, latencyMs, quality } = recorded ?? {};
    if (costUsd !== undefined) {
      counts.costRows += 1;
      counts.costUsd += costUsd;
    }
    if (latencyMs !== undefined) {
      counts.latencyRows += 1;
      counts.latencyMs += latencyMs;
    }
    if (quality !== undefined) {
      counts.qualityRows += 1;
      counts.quality += quality;
    }
  }

  #say(doneOfPart: number): void {
    const rows = this.#counts.rows + doneOfPart;
    const ms = this.#now() - this.#startMs;
    const { bytes = 0, totalBytes = null, badRows = 0 } = this.#read ?? {};
    const readShare = totalBytes === null || totalBytes === 0 ? 0 : bytes / totalBytes;
    // What was read but not routed is not done; it never goes back where a later guess is lower.
    const share = this.#received === 0 ? 0 : readShare * Math.min(1, rows / this.#received);
    this.#share = Math.min(1, Math.max(this.#share, share));
    this.#tell({
      share: this.#share,
      rows,
      badRows,
      rowsPerSecond: ms === 0 ? 0 : (1000 * rows) / ms,
      remainingMs: this.#share === 0 ? null : (ms * (1 - this.#share)) / this.#share,
    });
  }
}

function draftOf({ text, system, turns, metadata, label, recorded }: ImportedPrompt): PromptDraft {
  const draft: PromptDraft = {
    text,
    metadata,
    ...(system === undefined ? {} : { system }),
    ...(turns === undefined ? {} : { turns }),
    ...(label === undefined ? {} : { label }),
    ...(recorded === undefined ? {} : { recorded }),
  };
  // A cell is a view of the block it was cut from, which it keeps in memory whole; a clone holds only itself.
  return structuredClone(draft);
}
