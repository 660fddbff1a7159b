import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import { Balancer } from './balancer';
import type { BreakerState, CallSign } from './circuit-breaker';
import { CircuitBreaker } from './circuit-breaker';
import { RecentTimes } from './recent-times';
import { SendingRate } from './sending-rate';
import type { WeightPoint } from './weight-history';

type Resilience = Policy['resilience'];

/** Why an endpoint cannot be called right now; null when it can. */
export type Refusal = 'circuit-open' | 'overloaded' | null;

/** A call under way; hand it back with `end`, exactly once. */
export interface CallTicket {
  readonly endpointId: EndpointId;
  readonly isProbe: boolean;
  readonly expectedUsd: number;
}

/** What the calls of one session have left behind: breakers, calls under way, money spent, people's queue. */
export class DispatchState {
  readonly #breakers = new Map<EndpointId, CircuitBreaker>();
  readonly #inFlight = new Map<EndpointId, number>();
  readonly #rates = new Map<EndpointId, SendingRate>();
  readonly #firstTokens = new Map<EndpointId, RecentTimes>();
  readonly #balancers = new Map<EndpointId, Balancer>();
  #spentUsd: number;
  #expectedUsd = 0;
  #handedOff = 0;

  constructor(spentUsd = 0) {
    this.#spentUsd = spentUsd;
  }

  /** USD of all attempts so far, those of requests under way included. */
  get spentUsd(): number {
    return this.#spentUsd;
  }

  /** USD spent, and what the calls under way are expected to cost: what a budget has to hold. */
  get committedUsd(): number {
    return this.#spentUsd + this.#expectedUsd;
  }

  /** Requests that wait for a person. */
  get handedOff(): number {
    return this.#handedOff;
  }

  /** Why a call may not start now, null when it may. */
  refusal(endpointId: EndpointId, nowMs: number, { breaker, maxInFlight }: Resilience): Refusal {
    if (breaker.enabled && this.#breakers.get(endpointId)?.admits(nowMs) === 'nothing') return 'circuit-open';
    return maxInFlight !== null && this.inFlight(endpointId) >= maxInFlight ? 'overloaded' : null;
  }

  /** Whether the next call would be the probe of a half-open breaker. */
  wantsProbe(endpointId: EndpointId, nowMs: number, { breaker }: Resilience): boolean {
    return breaker.enabled && this.#breakers.get(endpointId)?.admits(nowMs) === 'probe';
  }

  /** Enters the start of a call that nothing refuses. */
  begin(endpointId: EndpointId, nowMs: number, resilience: Resilience, expectedUsd = 0): CallTicket {
    const isProbe = this.wantsProbe(endpointId, nowMs, resilience);
    if (isProbe) this.#breakers.get(endpointId)?.beginProbe();
    this.#inFlight.set(endpointId, this.inFlight(endpointId) + 1);
    this.#expectedUsd += expectedUsd;
    return { endpointId, isProbe, expectedUsd };
  }

  /** Enters the end of a call and what it cost, USD; true when it was the probe that closed the breaker. */
  end(ticket: CallTicket, sign: CallSign, costUsd: number, nowMs: number, resilience: Resilience): boolean {
    const { endpointId, isProbe, expectedUsd } = ticket;
    this.#inFlight.set(endpointId, this.inFlight(endpointId) - 1);
    this.#spentUsd += costUsd;
    this.#expectedUsd = Math.max(0, this.#expectedUsd - expectedUsd);
    if (!resilience.breaker.enabled) return false;
    let breaker = this.#breakers.get(endpointId);
    if (breaker === undefined) {
      breaker = new CircuitBreaker();
      this.#breakers.set(endpointId, breaker);
    }
    breaker.end(sign, isProbe, nowMs, resilience.breaker);
    return isProbe && sign === 'alive';
  }

  /** Enters what something besides an attempt has cost, USD: a judge's call. */
  charge(costUsd: number): void {
    this.#spentUsd += costUsd;
  }

  /** How fast an endpoint is called; made on first use from the limits that the catalogue names. */
  rate({ id, server }: Endpoint, nowMs: number): SendingRate {
    let rate = this.#rates.get(id);
    if (rate === undefined) {
      rate = new SendingRate(server?.requestsPerMinute ?? null, server?.tokensPerMinute ?? null, nowMs);
      this.#rates.set(id, rate);
    }
    return rate;
  }

  /** The replica that takes the next call meant for an endpoint, undefined when none is usable. */
  balance(
    usable: readonly EndpointId[],
    group: Resilience['replicas'][number],
    request: number,
  ): EndpointId | undefined {
    let balancer = this.#balancers.get(group.endpoint);
    if (balancer === undefined) {
      balancer = new Balancer();
      this.#balancers.set(group.endpoint, balancer);
    }
    return balancer.next(usable, group, (id) => this.inFlight(id), request);
  }

  /** Tells every group how a call at one of its replicas ended. */
  observe(endpointId: EndpointId, isAnswered: boolean, durationMs: number): void {
    for (const balancer of this.#balancers.values()) balancer.observe(endpointId, isAnswered, durationMs);
  }

  /** The weights of an endpoint's replicas along the session; empty unless they adapt. */
  weightsOf(endpointId: EndpointId): readonly WeightPoint[] {
    return this.#balancers.get(endpointId)?.history ?? [];
  }

  /** Takes a place in people's queue. */
  handOff(): void {
    this.#handedOff += 1;
  }

  /** Enters the time that an answer's first token took, ms. */
  answered(endpointId: EndpointId, firstTokenMs: number): void {
    let times = this.#firstTokens.get(endpointId);
    if (times === undefined) {
      times = new RecentTimes();
      this.#firstTokens.set(endpointId, times);
    }
    times.add(firstTokenMs);
  }

  /** 95th percentile of an endpoint's latest times to the first token, ms; null while there are too few. */
  firstTokenP95(endpointId: EndpointId): number | null {
    return this.#firstTokens.get(endpointId)?.p95() ?? null;
  }

  /** Calls under way at an endpoint. */
  inFlight(endpointId: EndpointId): number {
    return this.#inFlight.get(endpointId) ?? 0;
  }

  /** Where an endpoint's breaker stands. */
  breaker(endpointId: EndpointId, nowMs: number): BreakerState {
    return this.#breakers.get(endpointId)?.state(nowMs) ?? 'closed';
  }
}
