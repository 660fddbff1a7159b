import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import type { CallReply, Effect, Reply } from '../core/effects';
import { flight } from '../core/flight';
import type { FlightResult } from '../core/flight';
import type { FlightContext } from '../core/flight-context';
import { EventQueue } from '../core/sim/event-queue';
import { fakeFlightContext } from './fake-flight-context';
import { hashedText } from './hashed-text';

/** One call that the scripted world saw, on its clock. */
export interface SeenCall {
  readonly promptId: string;
  readonly endpointId: string;
  readonly startMs: number;
  readonly reply: CallReply;
}

/** What a test scripts: who answers what and when, and how far apart prompts arrive. */
export interface Script {
  readonly policy?: Policy;
  readonly context?: Partial<FlightContext>;
  readonly gapMs?: number;
  readonly call: (endpointId: string, nowMs: number, attempt: number, prompt: Prompt) => CallReply;
}

type Running = Generator<Effect, FlightResult, Reply>;
type Event =
  | { readonly kind: 'arrival'; readonly row: number; readonly prompt: Prompt }
  | { readonly kind: 'reply'; readonly row: number; readonly run: Running; readonly reply: Reply };

/** Flies prompts that overlap on a virtual clock of ms, through endpoints that answer as the test says. */
export function flyScripted(prompts: readonly Prompt[], { policy, context, gapMs = 1000, call }: Script) {
  const queue = new EventQueue<Event>();
  let clockMs = 0;
  const base = fakeFlightContext(policy, { ...context, nowMs: () => clockMs });
  const calls: SeenCall[] = [];
  const results: FlightResult[] = [];
  const ends = prompts.map(() => 0);
  const waits: number[] = [];

  const answer = (effect: Effect, row: number, run: Running): Reply | null => {
    switch (effect.kind) {
      case 'embed':
        return { kind: 'embed', result: { ok: true, value: hashedText(effect.prompt.text) } };
      case 'judge':
        return { kind: 'judge', result: { ok: true, value: { difficulty: 5, judge: 'scripted' } } };
      case 'wait':
        waits.push(effect.milliseconds);
        queue.push(clockMs + effect.milliseconds, { kind: 'reply', row, run, reply: { kind: 'wait' } });
        return null;
      case 'call': {
        const { endpointId, prompt, attempt } = effect;
        const result = call(endpointId, clockMs, attempt, prompt);
        calls.push({ promptId: prompt.id, endpointId, startMs: clockMs, reply: result });
        const lastsMs = result.ok ? result.ttftMs + result.tpotMs * result.tokens.visible : result.durationMs;
        queue.push(clockMs + lastsMs, { kind: 'reply', row, run, reply: { kind: 'call', result } });
        return null;
      }
    }
  };
  const advance = (row: number, run: Running, first: IteratorResult<Effect, FlightResult>): void => {
    let step = first;
    while (step.done !== true) {
      const reply = answer(step.value, row, run);
      if (reply === null) return;
      step = run.next(reply);
    }
    results[row] = step.value;
    ends[row] = (ends[row] ?? 0) + 1;
  };

  for (const [row, prompt] of prompts.entries()) queue.push(row * gapMs, { kind: 'arrival', row, prompt });
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    clockMs = next.time;
    const { event } = next;
    if (event.kind === 'reply') advance(event.row, event.run, event.run.next(event.reply));
    else {
      const run = flight(event.prompt, { ...base, request: event.row, spentUsd: base.dispatch.spentUsd });
      advance(event.row, run, run.next());
    }
  }
  return { results, ends, calls, waits, context: base };
}
