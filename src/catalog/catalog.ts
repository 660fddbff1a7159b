import type { ReportedFigures } from '../core/domain/comparison';
import type { Endpoint } from '../core/domain/endpoint';
import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import type { RouterTimes } from '../core/domain/router-times';
import type { NamedArrivals, Scenario } from '../core/domain/scenario';
import type { RouterModel } from '../core/pillars/router-model';
import { articleFigures } from './article-figures';
import { defaultPolicy } from './default-policy';
import { endpoints } from './endpoints';
import { routerModel } from './router-model';
import { routerTimes } from './router-times';
import { arrivals } from './arrivals';
import { scenarios } from './scenarios';

/** Everything that ships as data, parsed; the samples are loaded when a session wants them, which its own traffic never does. */
export interface Catalog {
  readonly endpoints: readonly Endpoint[];
  readonly loadSamples: () => Promise<readonly Prompt[]>;
  readonly model: RouterModel;
  readonly routerTimes: RouterTimes;
  readonly defaultPolicy: Policy;
  /** The table of the dashboard article, as printed there. */
  readonly articleFigures: readonly ReportedFigures[];
  /** Ready-made scenarios of things that go wrong. */
  readonly scenarios: readonly Scenario[];
  /** Ways in which requests come. */
  readonly arrivals: readonly NamedArrivals[];
}

export const catalog: Catalog = {
  endpoints,
  loadSamples: async () => (await import('./samples')).samples,
  model: routerModel,
  routerTimes,
  defaultPolicy,
  articleFigures,
  scenarios,
  arrivals,
};
