import type { Effect, EmbeddedText, Reply } from './effects';
import type { Prompt } from './domain/prompt';
import type { RouterModel } from './pillars/router-model';
import { judgeSurrogate } from './pillars/judge-surrogate';

/**
 * Runs a routing generator to its end with what is already known: vectors from a cache, the surrogate judge.
 * For previews, counterfactuals and replays; an effect that needs the world (a call, a wait) is a programmer error.
 */
export function driveCached<Value>(
  run: Generator<Effect, Value, Reply>,
  model: RouterModel,
  embeddedOf: (prompt: Prompt) => EmbeddedText | undefined,
): Value {
  let step = run.next();
  while (step.done !== true) step = run.next(replyTo(step.value, model, embeddedOf));
  return step.value;
}

function replyTo(effect: Effect, model: RouterModel, embeddedOf: (prompt: Prompt) => EmbeddedText | undefined): Reply {
  switch (effect.kind) {
    case 'embed':
      return { kind: 'embed', result: embedResult(embeddedOf(effect.prompt)) };
    case 'judge':
      return { kind: 'judge', result: judgeSurrogate(model, effect.prompt, embeddedOf(effect.prompt), effect.inWords) };
    case 'call':
    case 'wait':
      throw new Error(`a cached drive cannot answer ${effect.kind}`);
  }
}

function embedResult(value: EmbeddedText | undefined): (Reply & { kind: 'embed' })['result'] {
  if (value !== undefined) return { ok: true, value };
  return {
    ok: false,
    failure: {
      code: 'embedder-not-loaded',
      message: 'The encoder is not loaded: the other pillars decide.',
      retryable: true,
    },
  };
}
