import type { BatchOffer } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { useRunReport } from '../../state/use-run-report';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { NumberField } from '../kit/number-field';
import { batchSentences } from './batch-sentences';
import { Toggle } from './toggle';

type Batching = NonNullable<Policy['batching']>;

const first: Batching = { size: 10, maxWaitMs: 15 * 60_000 };
const minuteMs = 60_000;

/** Whether requests of low priority are collected to provider batches, who sells them at what discount, and what that came to. */
export function BatchFields({ batching }: Pick<Policy, 'batching'>) {
  return (
    <section aria-label="Batches" className="grid grid-cols-[minmax(0,1fr)] gap-2 text-12">
      <Toggle
        name="Batch low priority"
        checked={batching !== null}
        onChange={(on) => setBatching(on ? 'low priority in batches' : 'no batches', on ? first : null)}
      />
      <p className="text-fg-2">
        Prompts whose metadata say priority low go in one call with others, at the provider’s batch price. SIM only.
      </p>
      {batching !== null && (
        <>
          <NumberField
            name="Requests in a batch"
            value={batching.size}
            min={2}
            max={50_000}
            step={1}
            withSlider={false}
            onChange={(size, group) =>
              setBatching(`batches of ${Math.round(size)}`, { ...batching, size: Math.round(size) }, group)
            }
          />
          <NumberField
            name="Fills at most for"
            unit="min"
            value={batching.maxWaitMs / minuteMs}
            min={0}
            max={1440}
            step={1}
            withSlider={false}
            onChange={(minutes, group) =>
              setBatching(`batches fill for ${minutes} min`, { ...batching, maxWaitMs: minutes * minuteMs }, group)
            }
          />
          <Offers />
          <Totals />
        </>
      )}
    </section>
  );
}

/** Who sells batches, by provider. */
function Offers() {
  const endpoints = usePolicy((state) => state.endpoints);
  const offers = new Map<string, BatchOffer>();
  for (const { provider, batch } of endpoints) if (batch !== undefined) offers.set(provider, batch);
  return (
    <ul className="grid gap-1 text-11 text-fg-2">
      {[...offers].map(([provider, { discount, windowHours, source }]) => (
        <li key={provider} title={source.note}>
          {provider}: {formatShare(discount, 0)} less, within {formatCount(windowHours)} h. {source.source},{' '}
          {source.retrievedOn}.
        </li>
      ))}
      <li>
        ≈ Turnaround: median 7 min, 90 % within an hour, over 230 000 batches. openrouter.ai, Batch API announcement,
        2026-11-21.
      </li>
    </ul>
  );
}

function Totals() {
  const report = useRunReport('batches-read');
  if (report === null) return null;
  return (
    <div role="status" aria-label="Batches so far" className="grid grid-cols-[minmax(0,1fr)] gap-1">
      {batchSentences(report).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function setBatching(what: string, batching: Policy['batching'], group?: string): void {
  usePolicy.getState().edit(what, (policy) => ({ ...policy, batching }), group === undefined ? {} : { group });
}
