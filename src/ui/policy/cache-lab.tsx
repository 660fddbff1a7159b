import { useState } from 'react';
import type { CacheLab as Lab } from '../../core/domain/cache-lab';
import type { Share } from '../../core/domain/telemetry';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';

const kinds = ['negation', 'number', 'entity'] as const;

/** Twins of the session's own prompts that ask for something else: which of them the cache would serve wrongly, by threshold. */
export function CacheLab({ threshold }: { readonly threshold: number }) {
  const [read, setRead] = useState<Lab | string | null>(null);
  const [busy, setBusy] = useState(false);
  const measure = () => {
    const { client } = useEngine.getState();
    if (client === null) return;
    setBusy(true);
    client
      .call('cache-lab', null)
      .then(setRead, (error: unknown) => setRead(callFailure(error).message))
      .finally(() => setBusy(false));
  };
  return (
    <section aria-label="False-hit lab" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Button className="justify-self-start" disabled={busy} onClick={measure}>
        {busy ? 'Measuring' : 'Measure false hits'}
      </Button>
      {typeof read === 'string' && <p role="alert">{read}</p>}
      {read !== null && typeof read !== 'string' && <Result lab={read} threshold={threshold} />}
    </section>
  );
}

function Result({ lab, threshold }: { readonly lab: Lab; readonly threshold: number }) {
  if (lab.pairs === 0) return <p className="text-12 text-fg-2">No English prompt gives a twin.</p>;
  const current = lab.rows.findLast((row) => row.threshold <= threshold);
  return (
    <>
      <p className="text-12">
        {formatCount(lab.pairs)} twins of {formatCount(lab.prompts)} prompts, a “not”, a number or a name swapped. A hit
        is wrong.
      </p>
      <table className="num w-full text-12">
        <caption className="label text-left">Wrong hits by cosine threshold, n = {formatCount(lab.pairs)}</caption>
        <thead>
          <tr className="text-11 text-fg-2">
            <th scope="col" className="text-left font-normal">
              ≥
            </th>
            {[...kinds, 'all'].map((kind) => (
              <th key={kind} scope="col" className="pl-1 text-right font-normal">
                {kind}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lab.rows.map((row) => (
            <tr key={row.threshold} className={`border-t border-hair ${row === current ? 'font-bold' : ''}`}>
              <th scope="row" className="text-left font-normal">
                {row.threshold}
              </th>
              {kinds.map((kind) => (
                <Cell key={kind} share={row.byKind[kind]} />
              ))}
              <Cell share={row.all} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-12 text-fg-2">Nearest twins:</p>
      <ul className="grid gap-1 text-12">
        {lab.nearest.map((pair) => (
          <li key={`${pair.kind} ${pair.swapped}`} className="[overflow-wrap:anywhere]">
            <span className="num">{pair.cosine.toFixed(3)}</span> {pair.kind}: {pair.swapped.slice(0, 120)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Cell({ share }: { readonly share: Share }) {
  return <td className="pl-1 text-right">{share.value === null ? '–' : formatShare(share.value, 0)}</td>;
}
