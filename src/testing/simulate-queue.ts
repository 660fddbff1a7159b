import { exponential } from '../core/sim/distributions';
import { Kernel } from '../core/sim/kernel';
import { RandomStreams } from '../core/sim/rng';
import { ServerPool } from '../core/sim/server-pool';

/** Mean service time of the queues that are checked against theory, ms. */
const SERVICE_MS = 1;

/** A queue with Poisson arrivals and exponential service; `load` is the share of the servers that is busy on average. */
export interface QueueSettings {
  readonly servers: number;
  readonly load: number;
  readonly customers: number;
  readonly seed: number;
}

/** What a simulated queue came to. Times in ms. */
export interface QueueFigures {
  /** Over the customers after the first tenth, who still found it empty. */
  readonly meanWaitMs: number;
  /** Over time, from the first arrival to the last departure. */
  readonly meanInSystem: number;
  readonly arrivalsPerMs: number;
  /** In line and in service. */
  readonly meanStayMs: number;
}

interface Customer {
  readonly number: number;
  readonly arrivedMs: number;
}
type QueueEvent =
  { readonly kind: 'arrival'; readonly number: number } | { readonly kind: 'departure'; readonly customer: Customer };

/** Mean time in line of an M/M/c queue whose mean service takes 1 ms, by Erlang's C formula. */
export function meanWaitMs(servers: number, load: number): number {
  const offered = servers * load;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < servers; k += 1) {
    term *= offered / k;
    sum += term;
  }
  const last = (term * offered) / servers / (1 - load);
  const mustWait = last / (sum + last);
  return (mustWait * SERVICE_MS) / (servers * (1 - load));
}

/** Runs a queue on the kernel until every customer has left. */
export function simulateQueue({ servers, load, customers, seed }: QueueSettings): QueueFigures {
  const kernel = new Kernel<QueueEvent>();
  const pool = new ServerPool<Customer>(servers);
  const streams = new RandomStreams(seed);
  const [gaps, services] = [streams.stream('gaps'), streams.stream('services')];
  const gapMs = SERVICE_MS / (servers * load);
  const warmUp = Math.floor(customers / 10);
  let [waitMs, stayMs, area, inSystem, changedMs, firstMs] = [0, 0, 0, 0, 0, 0];
  const change = (by: number): void => {
    area += inSystem * (kernel.clockMs - changedMs);
    changedMs = kernel.clockMs;
    inSystem += by;
  };
  const start = (customer: Customer): void => {
    if (customer.number >= warmUp) waitMs += kernel.clockMs - customer.arrivedMs;
    kernel.at(kernel.clockMs + exponential(services, SERVICE_MS), { kind: 'departure', customer });
  };
  const handle = (event: QueueEvent): undefined => {
    if (event.kind === 'arrival') {
      if (event.number === 0) firstMs = kernel.clockMs;
      change(1);
      const customer = { number: event.number, arrivedMs: kernel.clockMs };
      if (pool.enter(customer)) start(customer);
      if (event.number + 1 < customers) {
        kernel.at(kernel.clockMs + exponential(gaps, gapMs), { kind: 'arrival', number: event.number + 1 });
      }
      return;
    }
    change(-1);
    stayMs += kernel.clockMs - event.customer.arrivedMs;
    const next = pool.leave();
    if (next !== undefined) start(next);
  };
  kernel.at(exponential(gaps, gapMs), { kind: 'arrival', number: 0 });
  while (kernel.step(handle) !== false);
  const spanMs = kernel.clockMs - firstMs;
  return {
    meanWaitMs: waitMs / (customers - warmUp),
    meanInSystem: area / spanMs,
    arrivalsPerMs: customers / spanMs,
    meanStayMs: stayMs / customers,
  };
}
