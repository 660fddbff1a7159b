import type { FlightEvent } from '../../core/domain/flight-event';
import type { Prompt } from '../../core/domain/prompt';
import type { BulkCounter } from './bulk-counter';
import type { EngineVoice } from '../engine-host';
import type { JournalEntry } from '../protocol';
import type { SessionRun } from './session-run';

/** What a session says unasked: how far it is, what has changed, and every step of the one prompt that is watched. */
export class SessionVoice {
  readonly #voice: EngineVoice;
  readonly #now: () => number;
  #watched: { readonly promptId: string; readonly startMs: number } | null = null;

  #hush: ((done: number) => void) | null = null;

  constructor(voice: EngineVoice, now: () => number) {
    this.#voice = voice;
    this.#now = now;
  }

  /** From now on progress goes to `onDone` and changes are journalled only; null: as ever. */
  hush(onDone: ((done: number) => void) | null): void {
    this.#hush = onDone;
  }

  /** From now on the flight events of this prompt are pushed; null: of none. */
  watch(prompt: Prompt | null): void {
    this.#watched = prompt === null ? null : { promptId: prompt.id, startMs: this.#now() };
  }

  /** Who is told the events of a prompt's flight: whoever watches it, null for all others. */
  listener(prompt: Prompt): ((event: FlightEvent) => void) | null {
    return this.#watched?.promptId === prompt.id ? (event) => this.#event(prompt, event) : null;
  }

  #event(prompt: Prompt, event: FlightEvent): void {
    const watched = this.#watched;
    if (watched === null) return;
    const push = (one: FlightEvent): void => {
      const wallMs = this.#now() - watched.startMs;
      this.#voice.push({ kind: 'flight-event', flight: prompt.id, event: one, wallMs });
    };
    // A simulated answer comes whole: one delta with all of its tokens.
    if (event.kind === 'outcome-end' && event.outcome.kind === 'completed') {
      const { visible, reasoning } = event.outcome.tokens;
      push({ kind: 'token-delta', tokens: visible + reasoning, text: '' });
    }
    push(event);
  }

  /** Tells the totals of a batch that is being flown. */
  count(counter: BulkCounter): void {
    const counts = counter.counts();
    if (this.#hush === null) this.#voice.push({ kind: 'bulk', counts });
    this.progress('routing', counts.done, counts.total);
  }

  /** Tells totals that are final for now. */
  bulk(counter: BulkCounter): void {
    this.#voice.push({ kind: 'bulk', counts: counter.counts() });
  }

  progress(phase: 'embedding' | 'routing', done: number, total: number): void {
    if (this.#hush === null) this.#voice.push({ kind: 'progress', done, total, phase });
    // Embedding takes nearly all of the time, and routing begins at 0 again.
    else if (phase === 'embedding') this.#hush(done);
  }

  journal(entry: JournalEntry, run: SessionRun): void {
    this.#voice.journal(entry, run.hash);
  }

  /** Whoever shows rows, telemetry or the frontier should read them again. */
  changed(run: SessionRun): void {
    if (this.#hush === null) this.#voice.push({ kind: 'changed', rows: run.rows, telemetryHash: run.hash });
  }
}
