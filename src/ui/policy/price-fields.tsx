import { lazy, Suspense } from 'react';
import type { Endpoint, Price, TokenPrice } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { NumberField } from '../kit/number-field';
import { Disclosure } from './disclosure';
import { priceText } from './price-text';

const PriceTerms = lazy(async () => ({ default: (await import('./price-terms')).PriceTerms }));

type Model = Policy['models'][number];

interface PriceFieldsProps {
  readonly model: Model;
  readonly endpoint: Endpoint;
}

/** The parts of a price that can be changed: what is charged, in USD; every cost is counted again. */
export function PriceFields({ model, endpoint }: PriceFieldsProps) {
  const { id } = model;
  const price = model.price ?? endpoint.price;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 text-fg">
        {partsOf(price).map(({ name, value, changed }) => (
          <span key={name} className="flex items-center gap-1">
            <span aria-hidden>{name}</span>
            <NumberField
              name={`${id} ${name}`}
              look="cell"
              value={value}
              min={0}
              max={1_000_000}
              step={0.01}
              onChange={(next, group) => setPrice(id, `${name} ${value} → ${next}`, changed(next), group)}
            />
          </span>
        ))}
        {model.price !== undefined && (
          <Button
            className="min-h-hit! border-1! px-2! text-11! pointer-coarse:min-h-hit-touch!"
            title={`The catalogue’s: ${priceText(endpoint.price, endpoint.sources.price.approx)}`}
            onClick={() => resetPrice(id)}
          >
            Catalogue price
          </Button>
        )}
      </div>
      {price.kind === 'token' && (
        <Disclosure summary={<span className="text-11">{termsSummary(price)}</span>}>
          {() => (
            <Suspense fallback={null}>
              <PriceTerms
                id={id}
                endpointId={endpoint.id}
                price={price}
                onChange={(what, next, group) => setPrice(id, what, next, group)}
              />
            </Suspense>
          )}
        </Disclosure>
      )}
    </>
  );
}

function termsSummary({ tiers, offPeak }: TokenPrice): string {
  const volume = tiers === undefined ? 'No volume tiers' : `${tiers.length + 1} volume tiers`;
  return offPeak === undefined ? `${volume}, all hours alike` : `${volume}, off-peak × ${offPeak.factor}`;
}

interface PricePart {
  readonly name: string;
  readonly value: number;
  readonly changed: (value: number) => Price;
}

function partsOf(price: Price): readonly PricePart[] {
  switch (price.kind) {
    case 'token':
      return [
        {
          name: '$/1M in',
          value: price.inputUsdPerMTok,
          changed: (value) => ({ ...price, inputUsdPerMTok: value }),
        },
        {
          name: '$/1M out',
          value: price.outputUsdPerMTok,
          changed: (value) => ({ ...price, outputUsdPerMTok: value }),
        },
      ];
    case 'capacity':
      return [{ name: '$/hour', value: price.usdPerHour, changed: (value) => ({ ...price, usdPerHour: value }) }];
    case 'flat':
      return [{ name: '$/month', value: price.usdPerMonth, changed: (value) => ({ ...price, usdPerMonth: value }) }];
  }
}

function setPrice(id: string, what: string, price: Price, group?: string): void {
  usePolicy
    .getState()
    .edit(
      `${id} ${what}`,
      (policy) => ({ ...policy, models: policy.models.map((one) => (one.id === id ? { ...one, price } : one)) }),
      group === undefined ? {} : { group },
    );
}

function resetPrice(id: string): void {
  usePolicy.getState().edit(`${id} at the catalogue’s price`, (policy) => ({
    ...policy,
    models: policy.models.map(({ price, ...one }) => (one.id === id || price === undefined ? one : { ...one, price })),
  }));
}
