import { useProbe } from '../../state/probe-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatBareMilliseconds } from '../kit/format-milliseconds';
import { ScrollRegion } from '../kit/scroll-region';

const cell = 'border-b-1 border-hair px-1 py-0.5 text-right';

/** Times every endpoint with a short request of the program's own. */
export function ProbeBlock() {
  const { running, rows, failure, start } = useProbe();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Button
        className="justify-self-start"
        title="Sends each endpoint a short request three times, one after another"
        refusal={running ? 'The probe is under way' : undefined}
        onClick={() => void start()}
      >
        Probe
      </Button>
      {failure === null ? null : <p role="alert">Not probed: {failure}</p>}
      {rows === null ? null : (
        <ScrollRegion name="Probe" className="border-1 border-fg">
          <table className="w-full border-collapse font-mono text-11">
            <caption className="label p-1 text-left">Probe, LIVE, medians</caption>
            <thead>
              <tr>
                <th className={`${cell} text-left!`}>Endpoint</th>
                {['n', 'TTFT ms', 'tok/s', 'total ms'].map((name) => (
                  <th key={name} className={cell}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, answered, asked, ttftMs, tokensPerSecond, totalMs, failure: why }) => (
                <tr key={label}>
                  <th scope="row" className={`${cell} text-left! font-normal`} title={why?.message}>
                    {label}
                    {why === null ? '' : `, ${why.code}`}
                  </th>
                  <td className={cell}>
                    {answered} of {asked}
                  </td>
                  <td className={cell}>{ttftMs === null ? '—' : formatBareMilliseconds(ttftMs)}</td>
                  <td className={cell}>{tokensPerSecond === null ? '—' : formatCount(tokensPerSecond)}</td>
                  <td className={cell}>{totalMs === null ? '—' : formatBareMilliseconds(totalMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  );
}
