import type { FidelityNote, GatewayExport } from '../../core/domain/gateway-export';
import { formatCount } from '../kit/format-count';
import { gatewayNames } from './gateway-names';
import { RowList } from './row-list';
import { showRow } from './show-row';
import { wayOf } from './way-of';

/** How faithful an export is: rows that differ first, then what is kept, nearly kept and dropped. */
export function GatewayReport({ made }: { readonly made: GatewayExport }) {
  const { gateway, n, moved, otherModel, rows, kept, approximated, dropped, refused } = made;
  const name = gatewayNames[gateway];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {refused.length === 0 ? null : (
        <div role="alert" className="border-4 border-fg p-3">
          <p className="font-bold">Not exported. {name} cannot hold this policy:</p>
          <Notes notes={refused} />
        </div>
      )}
      <p className="font-bold" role="status">
        {n === 0
          ? 'No rows to compare: route prompts first.'
          : `${formatCount(n - moved)} of ${formatCount(n)} rows keep their route at ${name}, ${formatCount(moved)} change it; ${formatCount(otherModel)} change model in their tier · SIM, emulated`}
      </p>
      <RowList
        name="Rows that route differently there"
        rows={rows.map(({ row, excerpt, reason, ...way }) => ({ row, excerpt, note: wayOf(way), reason }))}
        total={moved}
        onOpen={showRow}
      />
      <Group title="Kept" notes={kept} />
      <Group title="Approximated" notes={approximated} />
      <Group title="Dropped" notes={dropped} />
    </div>
  );
}

function Group({ title, notes }: { readonly title: string; readonly notes: readonly FidelityNote[] }) {
  return (
    <details open={title !== 'Kept'}>
      <summary className="min-h-hit cursor-pointer font-bold">
        {title} <span className="num">{formatCount(notes.length)}</span>
      </summary>
      <Notes notes={notes} />
    </details>
  );
}

function Notes({ notes }: { readonly notes: readonly FidelityNote[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 text-12">
      {notes.map(({ part, becomes }) => (
        <div key={part} className="col-span-2 grid grid-cols-subgrid border-b-1 border-hair py-1 last:border-b-0">
          <dt>{part}</dt>
          <dd className="text-fg-2">{becomes}</dd>
        </div>
      ))}
    </dl>
  );
}
