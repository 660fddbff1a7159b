import { useState } from 'react';
import type { EfficiencyHints as Report, HintKind } from '../../core/domain/efficiency-hints';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { ColumnHeads } from './column-heads';

const names: Readonly<Record<HintKind, string>> = {
  courtesy: 'Courtesies',
  duplicate: 'Said twice',
  boilerplate: 'Instructions said with each example',
  'white-space': 'White space',
  'few-shot': 'Examples beyond 3',
  markup: 'Markup',
  'shared-prefix': 'Beginning that 3 or more prompts share: prompt cache',
};

/** What the session's prompts could do without, by kind, and what that would save. */
export function EfficiencyHints() {
  const [read, setRead] = useState<Report | string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = (): void => {
    const { client } = useEngine.getState();
    if (client === null) return;
    setBusy(true);
    client
      .call('hints-read', null)
      .then(setRead, (error: unknown) => setRead(callFailure(error).message))
      .finally(() => setBusy(false));
  };
  return (
    <section aria-label="Efficiency hints" className="grid grid-cols-[minmax(0,1fr)] gap-2 text-12">
      <Button className="justify-self-start" disabled={busy} onClick={ask}>
        {busy ? 'Reading' : 'List what prompts could spare'}
      </Button>
      {typeof read === 'string' && <p role="alert">{read}</p>}
      {read !== null && typeof read !== 'string' && <Result report={read} />}
    </section>
  );
}

function Result({ report }: { readonly report: Report }) {
  const { hints, rows, inputTokens, mode } = report;
  const said = `${formatCount(rows)} prompts, ≈${formatCount(inputTokens)} input tokens, ${mode === 'live' ? 'LIVE' : 'SIM'}`;
  if (hints.length === 0) return <p role="status">Nothing to spare in {said}.</p>;
  return (
    <table className="w-full">
      <caption className="text-left text-fg-2">
        {said}. List prices of whoever answered. A cache pays from 1 024 tokens on.
      </caption>
      <ColumnHeads names={['could go', 'prompts', '≈ tokens', '$ per 1k']} />
      <tbody>
        {hints.map(({ kind, prompts, tokens, usdPerThousand, example }) => (
          <tr key={kind} className="border-t border-hair align-top">
            <th scope="row" className="text-left font-normal" title={example}>
              {names[kind]}
            </th>
            <td className="num pl-1 text-right">{formatCount(prompts)}</td>
            <td className="num pl-1 text-right">
              {formatCount(tokens)}, {formatShare(inputTokens === 0 ? 0 : tokens / inputTokens)}
            </td>
            <td className="num pl-1 text-right">{formatMoney(usdPerThousand)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
