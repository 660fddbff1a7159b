import type { Endpoint, LatencyModel, Price, Provenance } from './endpoint';
import type { Policy } from './policy';

const own = (note: string): Provenance => ({ source: 'your own variant', retrievedOn: '', approx: true, note });

/** The endpoints with the policy's variants of them behind: each is an endpoint of its own. One of an unknown model is left out. */
export function withVariants(endpoints: readonly Endpoint[], variants: Policy['variants']): readonly Endpoint[] {
  if (variants.length === 0) return endpoints;
  const known = new Set(endpoints.map(({ id }) => id));
  return [
    ...endpoints,
    ...variants.flatMap((variant) => {
      const base = endpoints.find(({ id }) => id === variant.of);
      return base === undefined || known.has(variant.id) ? [] : [variantOf(base, variant)];
    }),
  ];
}

function variantOf(base: Endpoint, { id, name, speed, abilityShift }: Policy['variants'][number]): Endpoint {
  return {
    ...base,
    id,
    alias: id,
    label: labelOf(base.label, name),
    model: `${base.model}-${name}`,
    variantOf: base.id,
    price: priceOf(base.price, speed),
    latency: latencyOf(base.latency, speed),
    ability: base.ability + abilityShift,
    defaultOn: true,
    sources: {
      ...base.sources,
      latency: own(`${base.label} at ${speed} times its speed.`),
      ability: own(`${base.label} and ${abilityShift} logits.`),
    },
  };
}

/** The name stands before the provider in brackets, which short labels leave out. */
function labelOf(label: string, name: string): string {
  const at = label.lastIndexOf(' (');
  return at < 0 ? `${label} ${name}` : `${label.slice(0, at)} ${name}${label.slice(at)}`;
}

/** An hour of the same hardware gets more done where a model is faster. */
function priceOf(price: Price, speed: number): Price {
  if (price.kind !== 'capacity') return price;
  const { prefillTokensPerSecond: prefill } = price;
  const tokensPerSecond = price.tokensPerSecond * speed;
  return { ...price, tokensPerSecond, ...(prefill === undefined ? {} : { prefillTokensPerSecond: prefill * speed }) };
}

function latencyOf({ prefill, ...latency }: LatencyModel, speed: number): LatencyModel {
  return {
    ...latency,
    ttftMedianMs: latency.ttftMedianMs / speed,
    tpotMedianMs: latency.tpotMedianMs / speed,
    ...(prefill === undefined ? {} : { prefill: { ...prefill, tokensPerSecond: prefill.tokensPerSecond * speed } }),
  };
}
