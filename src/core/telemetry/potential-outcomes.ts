import type { EndpointId } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { CallReply } from '../effects';
import type { CallWorld } from '../sim/endpoint-model';
import { simulateCall } from '../sim/endpoint-model';

/** What calling one endpoint would cost (USD), bring (1 acceptable, 0 not) and write (output tokens) for one prompt. */
export interface PotentialOutcome {
  readonly costUsd: number;
  readonly quality: number;
  readonly latencyMs: number;
  readonly outputTokens: number;
}

/** What every endpoint would have done with every prompt, computed once each: the same for every policy. */
export class PotentialOutcomes {
  readonly #known = new Map<EndpointId, Map<Prompt, PotentialOutcome>>();

  readonly #call: (prompt: Prompt, endpointId: EndpointId) => CallReply;

  /** `call` says what a call brings where that is not `simulateCall`'s answer: under incidents. */
  constructor(world: CallWorld, call?: (prompt: Prompt, endpointId: EndpointId) => CallReply) {
    this.#call = call ?? ((prompt, endpointId) => simulateCall(prompt, endpointId, 0, world));
  }

  /** The first attempt's outcome; an endpoint that errs costs what it billed and brings nothing. */
  of(endpointId: EndpointId, prompt: Prompt): PotentialOutcome {
    let ofEndpoint = this.#known.get(endpointId);
    if (ofEndpoint === undefined) {
      ofEndpoint = new Map();
      this.#known.set(endpointId, ofEndpoint);
    }
    let outcome = ofEndpoint.get(prompt);
    if (outcome === undefined) {
      const reply = this.#call(prompt, endpointId);
      outcome = reply.ok
        ? {
            costUsd: reply.costUsd,
            quality: reply.quality ?? 0,
            latencyMs: reply.ttftMs + reply.tpotMs * reply.tokens.visible,
            outputTokens: reply.tokens.visible + reply.tokens.reasoning,
          }
        : { costUsd: reply.costUsd, quality: 0, latencyMs: reply.durationMs, outputTokens: 0 };
      ofEndpoint.set(prompt, outcome);
    }
    return outcome;
  }
}
