import type { CallReply, Effect, EmbeddedText, JudgeReply, Reply } from '../core/effects';
import type { Failure, Result } from '../core/domain/result';
import { failedCall } from './fake-call';
import { hashedText } from './hashed-text';

/** What a test answers to a routing generator; what it leaves out fails, but embeddings, which are hashed words. */
export interface Answers {
  readonly embed?: (text: string) => Result<EmbeddedText>;
  readonly judge?: (text: string) => Result<JudgeReply>;
  readonly call?: (endpointId: string, attempt: number) => CallReply;
}

const unavailable: Failure = { code: 'judge-unavailable', message: 'No judge in this test.', retryable: true };

/** Runs a routing generator to its end at once; answers what it returned and which effects it asked for, in order. */
export function driveFlight<Value>(
  run: Generator<Effect, Value, Reply>,
  answers: Answers = {},
): { readonly value: Value; readonly asked: readonly Effect['kind'][] } {
  const asked: Effect['kind'][] = [];
  let step = run.next();
  while (step.done !== true) {
    asked.push(step.value.kind);
    step = run.next(replyTo(step.value, answers));
  }
  return { value: step.value, asked };
}

function replyTo(effect: Effect, { embed, judge, call }: Answers): Reply {
  switch (effect.kind) {
    case 'embed':
      return {
        kind: 'embed',
        result: embed?.(effect.prompt.text) ?? { ok: true, value: hashedText(effect.prompt.text) },
      };
    case 'judge':
      return { kind: 'judge', result: judge?.(effect.prompt.text) ?? { ok: false, failure: unavailable } };
    case 'call':
      return { kind: 'call', result: call?.(effect.endpointId, effect.attempt) ?? failedCall(0) };
    case 'wait':
      return { kind: 'wait' };
  }
}
