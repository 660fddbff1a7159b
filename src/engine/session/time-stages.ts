import { ConversationTable } from '../../core/conversations/conversation-table';
import type { Prompt } from '../../core/domain/prompt';
import { drained } from '../../core/drained';
import type { StageOverhead } from '../../core/domain/telemetry';
import type { EmbeddedText, Effect, Reply } from '../../core/effects';
import { ResponseCache } from '../../core/cache/response-cache';
import { DispatchState } from '../../core/dispatch/dispatch-state';
import { flight } from '../../core/flight';
import type { FlightContext } from '../../core/flight-context';
import { ArmTable } from '../../core/pillars/arm-table';
import { pickEndpoint } from '../../core/pillars/bandit';
import { judgeSurrogate } from '../../core/pillars/judge-surrogate';
import { askedText } from '../../core/features/asked-text';
import { lexicalFeatures } from '../../core/features/lexical';

type Stage = StageOverhead['stage'];
/** Measured milliseconds of the stages that ran for a prompt; `total` is their sum. */
export type StageTimes = ReadonlyMap<Stage, number>;

const order: readonly Stage[] = ['features', 'rules', 'embed', 'semantic', 'complexity', 'judge', 'bandit'];
const timed: readonly Stage[] = ['rules', 'semantic', 'complexity', 'judge'];

/**
 * Decides a prompt again and again, each time as if it had never been seen, and answers the mean time of each stage that
 * ran. `embedMs` is what making its vector took, null where none was made. What lies between the stages (gates, the
 * index that is shown for every prompt, the trace) counts as `features`, so that the stages add up to the total. The pick is
 * timed over the cloud's endpoints, the longer list. Browsers round their clock to 0.1 ms: means over many repeats see
 * below that.
 */
export function timeStages(...what: Parameters<typeof timeStagesInSteps>): StageTimes {
  return drained(timeStagesInSteps(...what));
}

/** The same, pausing after every time. */
export function* timeStagesInSteps(
  prompt: Prompt,
  context: FlightContext,
  embedded: EmbeddedText | undefined,
  embedMs: number | null,
  now: () => number,
  repeats: number,
): Generator<void, StageTimes, void> {
  const sums = new Map<Stage, number>();
  const add = (stage: Stage, milliseconds: number): void => void sums.set(stage, (sums.get(stage) ?? 0) + milliseconds);
  for (let k = 0; k < repeats; k += 1) {
    yield;
    timeOnce(prompt, context, embedded, now, add);
    timePick(context, now, add);
  }

  const means = new Map([...sums].map(([stage, sum]) => [stage, Math.max(0, sum / repeats)] as const));
  const measured = means.get('total') ?? 0;
  const stages = [...means].filter(([stage]) => stage !== 'total').reduce((sum, [, value]) => sum + value, 0);
  means.set('features', Math.max(0, measured - stages));
  if (embedMs !== null) means.set('embed', embedMs);
  const times = new Map<Stage, number>();
  for (const stage of order) {
    const mean = means.get(stage);
    if (mean !== undefined) times.set(stage, mean);
  }
  times.set(
    'total',
    [...times.values()].reduce((sum, value) => sum + value, 0),
  );
  return times;
}

function timeOnce(
  prompt: Prompt,
  context: FlightContext,
  embedded: EmbeddedText | undefined,
  now: () => number,
  add: (stage: Stage, milliseconds: number) => void,
): void {
  // New objects, and another text before: features, readings and scores are remembered by identity, what is read of a text by the last text.
  lexicalFeatures('');
  askedText('');
  const fresh: Prompt = { ...prompt };
  const vector = embedded === undefined ? undefined : { ...embedded, vector: embedded.vector.slice() };
  let stageStart = 0;
  const run = flight(fresh, {
    ...context,
    arms: new ArmTable(),
    dispatch: new DispatchState(),
    cache: new ResponseCache(),
    conversations: new ConversationTable(),
    emit: (event) => {
      const at = now();
      if (event.kind === 'verdict-start') stageStart = at;
      if (event.kind === 'verdict-end' && event.entry.verdict.kind !== 'skipped') {
        const stage = timed.find((one) => one === event.entry.stage);
        if (stage !== undefined) add(stage, at - stageStart);
      }
    },
  });
  const start = now();
  let step = run.next();
  while (step.done !== true) {
    const reply = replyTo(step.value, fresh, context, vector);
    if (reply === null) break;
    step = run.next(reply);
  }
  add('total', now() - start);
}

function timePick(context: FlightContext, now: () => number, add: (stage: Stage, milliseconds: number) => void): void {
  const { policy, request, streams, arms } = context;
  const candidates = policy.endpointIdsOf('cloud', request);
  if (candidates.length === 0) return;
  const start = now();
  pickEndpoint(candidates, arms, policy.policy.bandit, streams.stream('timing/arm'));
  add('bandit', now() - start);
}

/** Null once the decision stands and the call would be made. */
function replyTo(
  effect: Effect,
  prompt: Prompt,
  context: FlightContext,
  vector: EmbeddedText | undefined,
): Reply | null {
  if (effect.kind === 'judge') return { kind: 'judge', result: judgeSurrogate(context.model, prompt, vector) };
  if (effect.kind !== 'embed') return null;
  if (vector !== undefined) return { kind: 'embed', result: { ok: true, value: vector } };
  const message = 'The encoder is not loaded.';
  return { kind: 'embed', result: { ok: false, failure: { code: 'embedder-not-loaded', message, retryable: true } } };
}
