import type { Proposal } from '../../core/domain/proposal';
import { formatCount } from '../kit/format-count';
import { ScrollRegion } from '../kit/scroll-region';

/** The held-out prompts whose answer would no longer be acceptable: a change is judged by its harm first. */
export function RegressionList({ proposal }: { readonly proposal: Extract<Proposal, { kind: 'proposal' }> }) {
  const { regressions, regressionCount, improvementCount } = proposal;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-bold">
        {formatCount(regressionCount)} {regressionCount === 1 ? 'prompt gets' : 'prompts get'} worse,{' '}
        {formatCount(improvementCount)} {improvementCount === 1 ? 'gets' : 'get'} better
      </h3>
      {regressions.length === 0 ? null : (
        <ScrollRegion name="Prompts that get worse" className="max-h-40 border-1 border-fg">
          <ol>
            {regressions.map(({ row, excerpt, from, to }) => (
              <li key={row} className="flex gap-3 border-b-1 border-hair px-2 py-1 text-12 last:border-b-0">
                <span className="num w-9 shrink-0 text-right">{formatCount(row + 1)}</span>
                <span className="num shrink-0">{from === to ? `${to}, other model` : `${from}→${to}`}</span>
                <span className="min-w-0 truncate" title={excerpt}>
                  {excerpt}
                </span>
              </li>
            ))}
          </ol>
        </ScrollRegion>
      )}
      {regressionCount > regressions.length ? (
        <p className="text-12 text-fg-2">The first {formatCount(regressions.length)} are listed.</p>
      ) : null}
    </div>
  );
}
