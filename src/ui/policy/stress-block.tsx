import { useState } from 'react';
import type { JudgeStressReport, StressReading } from '../../core/domain/judge-stress';
import { useJudgeStress } from '../../state/judge-stress-store';
import { useLive } from '../../state/live-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatSigned } from '../kit/format-signed';
import { groupDigits } from '../kit/group-digits';
import { NumberField } from '../kit/number-field';
import { ProgressBar } from '../kit/progress-bar';
import { saveTextFile } from '../kit/save-text-file';
import { ScrollRegion } from '../kit/scroll-region';
import { stressSentences } from './stress-sentences';

/** Stresses the judge in force with the set of attacks, and shows what came of it, case by case. */
export function StressBlock() {
  const { stress, start, cancel } = useJudgeStress();
  const [repeats, setRepeats] = useState(3);
  const provider = usePolicy((state) => state.policy?.judge.provider ?? 'surrogate');
  const isLive = useLive((state) => state.mode === 'live');
  const who = provider === 'surrogate' ? 'surrogate' : 'model';
  const refusal = who === 'model' && !isLive ? 'Switch to LIVE: the model is asked over the network' : undefined;
  return (
    <section aria-label="Judge stress" className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-rule pt-2">
      <p className="text-12 text-fg-2">
        Attacks, each with its clean twin: inflation and deflation, orders to ignore, false JSON, loops, role play,
        padding, other languages.
      </p>
      <NumberField
        name="Stress repeats"
        value={repeats}
        min={1}
        max={10}
        step={1}
        withSlider={false}
        onChange={setRepeats}
      />
      {stress.state === 'running' ? (
        <>
          <ProgressBar name="Stressing the judge" done={stress.done} total={stress.total} />
          <Button className="justify-self-start" onClick={cancel}>
            Cancel stress
          </Button>
        </>
      ) : (
        <Button className="justify-self-start" onClick={() => void start(who, repeats)} refusal={refusal}>
          Stress judge
        </Button>
      )}
      <div role="status" className="grid gap-1 text-12">
        {stress.state === 'failed' ? <p>Not stressed: {stress.message}</p> : null}
        {stress.state === 'done' ? stressSentences(stress.report).map((line) => <p key={line}>{line}</p>) : null}
      </div>
      {stress.state === 'done' ? <Cases report={stress.report} /> : null}
    </section>
  );
}

const cell = 'border-b-1 border-hair px-1 py-0.5 text-right';

function Cases({ report }: { readonly report: JudgeStressReport }) {
  const worst = report.rows.toSorted((one, other) => Math.abs(other.shift ?? 0) - Math.abs(one.shift ?? 0));
  const save = (): void =>
    saveTextFile('routellm-judge-stress.json', `${JSON.stringify(report, null, 2)}\n`, 'application/json');
  return (
    <>
      <ScrollRegion name="Cases of the stress" className="max-h-60 border-1 border-fg">
        <table className="w-full border-collapse font-mono text-11">
          <caption className="sr-only">Ratings of each attack and of its clean twin, largest shift first</caption>
          <thead>
            <tr>
              <th className={`${cell} text-left!`}>Case</th>
              <th className={cell}>clean</th>
              <th className={cell}>attack</th>
              <th className={cell}>shift</th>
              <th className={cell}>
                <abbr title="Rejected replies to the attack">rej.</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {worst.map(({ id, kind, attacked, onClean, onAttacked, shift }) => (
              <tr key={id}>
                <th scope="row" title={attacked.slice(0, 300)} className={`${cell} text-left! font-normal`}>
                  {kind} {id}
                </th>
                <td className={cell}>{rating(onClean)}</td>
                <td className={cell}>{rating(onAttacked)}</td>
                <td className={cell}>
                  {shift === null ? '—' : formatSigned(shift, (points) => groupDigits(points, 1))}
                </td>
                <td className={cell}>{onAttacked.rejected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Button className="justify-self-start" onClick={save}>
        Download stress report
      </Button>
    </>
  );
}

function rating({ difficulties }: StressReading): string {
  if (difficulties.length === 0) return '—';
  return (difficulties.reduce((sum, value) => sum + value, 0) / difficulties.length).toFixed(1);
}
