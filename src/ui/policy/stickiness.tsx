import { useState } from 'react';
import type { StickinessReport, StickinessRow } from '../../core/domain/stickiness-report';
import { callFailure } from '../../state/call-failure';
import { endProgress, useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { stickinessSentence } from './stickiness-sentence';
import { ColumnHeads } from './column-heads';

/** What the session's conversations cost at each stickiness, and the cheapest of them on offer. */
export function Stickiness() {
  const [read, setRead] = useState<StickinessReport | string | null>(null);
  const [busy, setBusy] = useState<'reading' | 'routing' | null>(null);
  const rows = useEngine((state) => state.rows);
  const [readAt, setReadAt] = useState(0);
  const ask = (name: 'reading' | 'routing', work: () => Promise<StickinessReport | null>) => {
    setBusy(name);
    work()
      .then(setRead, (error: unknown) => setRead(callFailure(error).message))
      .finally(() => {
        setReadAt(useEngine.getState().rows);
        setBusy(null);
        endProgress();
      });
  };
  return (
    <section aria-label="Stickiness" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap gap-2">
        <Button disabled={busy !== null} onClick={() => ask('reading', measure)}>
          {busy === 'reading' ? 'Flying' : 'Find the cheapest'}
        </Button>
        <Button disabled={busy !== null} onClick={() => ask('routing', fly)}>
          {busy === 'routing' ? 'Flying' : 'Fly sample conversations'}
        </Button>
      </div>
      {typeof read === 'string' && <p role="alert">{read}</p>}
      {read !== null && typeof read !== 'string' && readAt === rows && <Result report={read} />}
    </section>
  );
}

async function measure(): Promise<StickinessReport | null> {
  return (await useEngine.getState().client?.call('stickiness-read', null)) ?? null;
}

async function fly(): Promise<null> {
  await useEngine.getState().client?.call('conversations-route', null);
  return null;
}

function Result({ report }: { readonly report: StickinessReport }) {
  const current = usePolicy((state) => state.policy?.conversation.stickTurns);
  const { best } = report;
  return (
    <>
      <p role="status" className="text-12">
        {stickinessSentence(report)}
      </p>
      {report.turns > 0 && <Table report={report} current={current} />}
      {report.turns > 0 && best !== current && (
        <Button className="justify-self-start" onClick={() => take(best)}>
          Take k = {best}
        </Button>
      )}
    </>
  );
}

function Table({ report, current }: { readonly report: StickinessReport; readonly current: number | undefined }) {
  return (
    <table className="num w-full text-12">
      <caption className="label text-left">
        {formatCount(report.sessions)} conversations, {formatCount(report.turns)} turns, SIM
      </caption>
      <ColumnHeads names={['k', 'cost', 'switches', 'accuracy']} />
      <tbody>
        {report.rows.map((row) => (
          <Row key={row.stickTurns} row={row} isCurrent={row.stickTurns === current} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isCurrent }: { readonly row: StickinessRow; readonly isCurrent: boolean }) {
  const { accuracy } = row;
  return (
    <tr
      className={`border-t border-hair ${isCurrent ? 'font-bold' : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <th scope="row" className="text-left font-normal">
        {row.stickTurns}
      </th>
      <td className="pl-1 text-right">{formatMoney(row.costUsd)}</td>
      <td className="pl-1 text-right">{formatCount(row.switches)}</td>
      <td className="pl-1 text-right">{accuracy.value === null ? 'no labels' : formatShare(accuracy.value, 1)}</td>
    </tr>
  );
}

function take(stickTurns: number): void {
  usePolicy
    .getState()
    .edit(`sticks ${stickTurns}`, (policy) => ({ ...policy, conversation: { ...policy.conversation, stickTurns } }));
}
