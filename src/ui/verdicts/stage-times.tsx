import type { StageTime } from '../../core/domain/inspection';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { stageSum } from './stage-sum';

/** The browser's clock steps 0.1 ms: what measured 0 is shown as under that. */
const UNDER_THE_CLOCK = 0.05;

/** The stage times of one flight, which add up to its total: what the router took here, and what the answer took. */
export function StageTimes({ times }: { readonly times: readonly StageTime[] }) {
  if (times.length === 0) return null;
  const { stages, routerMs, restMs, generate, totalMs } = stageSum(times);
  return (
    <section aria-labelledby="stage-times">
      <h3 id="stage-times" className="label">
        Times
      </h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] text-12">
        {stages.map((time) => (
          <Line key={time.stage} name={time.stage} milliseconds={time.milliseconds} note="measured" />
        ))}
        {restMs > 0 && <Line name="between stages" milliseconds={restMs} note="measured" />}
        <Line name="router" milliseconds={routerMs} note="measured" isSum />
        {generate !== null && (
          <Line name="generate" milliseconds={generate.milliseconds} note={generate.measured ? 'measured' : 'SIM'} />
        )}
        {generate !== null && <Line name="total" milliseconds={totalMs} note="" isSum />}
      </dl>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly milliseconds: number;
  readonly note: string;
  readonly isSum?: boolean;
}

function Line({ name, milliseconds, note, isSum = false }: LineProps) {
  const weight = isSum ? 'border-t border-fg font-bold' : 'border-t border-hair';
  return (
    <>
      <dt className={`${weight} py-0.5`}>
        {name} <span className="text-11 font-normal text-fg-2">{note}</span>
      </dt>
      <dd className={`${weight} num py-0.5 text-right`}>
        {formatMilliseconds(milliseconds === 0 ? UNDER_THE_CLOCK : milliseconds)}
      </dd>
    </>
  );
}
