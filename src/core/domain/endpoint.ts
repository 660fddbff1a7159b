import type { Tier } from './prompt';

export type EndpointId = string;

/** From this many tokens of the endpoint in a session on, a token costs this much, USD per million. */
export interface VolumeTier {
  readonly afterTokens: number;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
}

/** Hours of the day in which all costs `factor` of the price; from 22 to 6 goes over midnight. */
export interface OffPeak {
  readonly fromHour: number;
  readonly toHour: number;
  readonly factor: number;
}

/** USD per million tokens; a provider without prompt caching has null there. */
export interface TokenPrice {
  readonly kind: 'token';
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheReadUsdPerMTok: number | null;
  readonly cacheWriteUsdPerMTok: number | null;
  /** Volume discounts on input and output; cached tokens count, and keep their own price. Absent: one price for all. */
  readonly tiers?: readonly VolumeTier[];
  readonly offPeak?: OffPeak;
}

/** Hardware by the hour, shared over what it achieves: usdPerHour / (3600 x utilisation) a second of work. */
export interface CapacityPrice {
  readonly kind: 'capacity';
  readonly usdPerHour: number;
  readonly tokensPerSecond: number;
  /** Input tokens that it reads in a second before it answers; absent: reading costs nothing. */
  readonly prefillTokensPerSecond?: number;
  /** Share of the hour in which it works, 0..1. */
  readonly utilisation: number;
}

/** A subscription, shared over the requests of a month. */
export interface FlatPrice {
  readonly kind: 'flat';
  readonly usdPerMonth: number;
  readonly concurrency: number;
  readonly requestsPerMonth: number;
}

export type Price = TokenPrice | CapacityPrice | FlatPrice;

/** Lognormal time to first token and time per output token: median in ms and sigma of the logarithm. */
export interface LatencyModel {
  readonly ttftMedianMs: number;
  readonly ttftSigma: number;
  readonly tpotMedianMs: number;
  readonly tpotSigma: number;
  /** How long input makes the first token wait: the median holds the reading of `includedTokens`, each further one takes its time. */
  readonly prefill?: { readonly tokensPerSecond: number; readonly includedTokens: number };
  /** The measured shape around the medians, as quantile curves of multiples of them; in the sigmas' place. */
  readonly ttftCurve?: readonly number[];
  readonly tpotCurve?: readonly number[];
}

/** How much an endpoint takes at once, and how long it takes to wake; null = no limit that anybody meets. */
export interface ServerModel {
  /** Calls in service at a time; more stand in line, first come, first served. */
  readonly concurrency: number | null;
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Time to load the model after it was not used for `keepWarmMs`; a session starts warm. */
  readonly coldStartMs: number;
  readonly keepWarmMs: number | null;
  /** Its idle hours are paid so that it is always loaded. */
  readonly keptWarm?: true;
}

/** What a provider asks of its list price for requests that it may answer within so many hours. */
export interface BatchOffer {
  /** Share of the price that is saved, 0..1. */
  readonly discount: number;
  readonly windowHours: number;
  readonly source: Provenance;
}

/** Where a figure comes from; `approx` figures are shown with a leading ≈. */
export interface Provenance {
  readonly source: string;
  readonly retrievedOn: string;
  readonly approx: boolean;
  readonly note: string;
}

/** How many tokens a model's vocabulary makes of a text, over the common estimate, by the kind of text. */
export interface Tokeniser {
  readonly name: string;
  /** False where the model's own vocabulary is not published and a relative stands in. */
  readonly isOwn: boolean;
  readonly ratios: Readonly<Record<'english' | 'code' | 'latin' | 'script', number>>;
}

/** One deployment of a model. */
export interface Endpoint {
  readonly id: EndpointId;
  readonly label: string;
  /** The name that policies and exports use; several endpoints may stand behind one alias over time. */
  readonly alias: string;
  readonly provider: string;
  readonly model: string;
  readonly tier: Tier;
  /** Of which endpoint of the catalogue it is a variant that the policy names: a quantisation, a distillate. */
  readonly variantOf?: EndpointId;
  /** A model of the local tier that stands on another machine, which nobody has said to trust: for privacy it is outside. */
  readonly leavesDevice?: true;
  readonly region: string;
  readonly price: Price;
  /** Nobody knows its price: `price` is free then, and says nothing. */
  readonly unpriced?: true;
  /** Absent: it sells no batches. */
  readonly batch?: BatchOffer;
  readonly latency: LatencyModel;
  /** Absent: it takes everything at once and never sleeps. */
  readonly server?: ServerModel;
  /** Share of calls that fail, 0..1. */
  readonly errorRate: number;
  /** Length of an answer in tokens: lognormal, or by a quantile curve of multiples of the median. */
  readonly outputTokens: { readonly median: number; readonly sigma: number; readonly curve?: readonly number[] };
  /** Absent: the common estimate stands. */
  readonly tokeniser?: Tokeniser;
  readonly contextTokens: number;
  /** One-parameter item response ability in logits; an item of equal difficulty is answered acceptably half of the time. */
  readonly ability: number;
  readonly compliance: readonly string[];
  readonly defaultOn: boolean;
  readonly sources: Readonly<Record<'price' | 'latency' | 'ability' | 'errorRate' | 'outputTokens', Provenance>> & {
    readonly prefill?: Provenance;
    readonly server?: Provenance;
  };
}
