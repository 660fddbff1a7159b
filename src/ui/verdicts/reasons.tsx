import { stageName } from '../kit/stage-name';
import type { VerdictRow } from './verdict-rows';

/** Every stage's reason in full, which the table cuts to one line. */
export function Reasons({ rows }: { readonly rows: readonly VerdictRow[] }) {
  return (
    <section aria-labelledby="verdict-reasons">
      <h3 id="verdict-reasons" className="label">
        Reasons
      </h3>
      <dl className="text-12">
        {rows.map(({ stage, entry }) => (
          <div key={stage} className="grid grid-cols-[88px_minmax(0,1fr)] gap-2 border-t border-hair py-0.5">
            <dt>{stageName(stage)}</dt>
            <dd className="min-w-0 break-words text-fg-2">
              {entry?.reason ?? 'Not asked.'}
              {entry?.shadow === undefined ? null : ` Shadow: ${entry.shadow.reason}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
