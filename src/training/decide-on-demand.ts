import type { Prompt } from '../core/domain/prompt';
import type { EmbeddedText, Reply } from '../core/effects';
import { askedText } from '../core/features/asked-text';
import type { Decision } from '../core/domain/decision';
import { flight } from '../core/flight';
import type { FlightContext } from '../core/flight-context';
import { judgeSurrogate } from '../core/pillars/judge-surrogate';
import type { Embedder } from '../live/embedder';

/** Routes one prompt up to its call, making the vector when a stage asks for it: what a decision takes from scratch. */
export async function decideOnDemand(
  prompt: Prompt,
  context: FlightContext,
  embedder: Embedder,
): Promise<Decision | null> {
  let decision: Decision | null = null;
  let embedded: EmbeddedText | undefined;
  const run = flight(prompt, {
    ...context,
    emit: (event) => {
      if (event.kind === 'decision-end') ({ decision } = event);
    },
  });
  for (let step = run.next(); step.done !== true;) {
    const effect = step.value;
    if (effect.kind === 'call' || effect.kind === 'wait') break;
    let reply: Reply;
    if (effect.kind === 'judge') {
      reply = { kind: 'judge', result: judgeSurrogate(context.model, prompt, embedded) };
    } else {
      const made = await embedder.embed([askedText(prompt.text)]);
      embedded = made.ok ? made.value[0] : undefined;
      reply = { kind: 'embed', result: replyOf(embedded) };
    }
    step = run.next(reply);
  }
  return decision;
}

function replyOf(embedded: EmbeddedText | undefined): (Reply & { kind: 'embed' })['result'] {
  if (embedded !== undefined) return { ok: true, value: embedded };
  return { ok: false, failure: { code: 'embedder-failed', message: 'The encoder gave no vector.', retryable: true } };
}
