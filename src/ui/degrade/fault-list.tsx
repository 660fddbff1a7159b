import type { Incident } from '../../core/domain/scenario';
import { setNotice } from '../../state/engine-store';
import { useScenario } from '../../state/scenario-store';
import { Button } from '../kit/button';
import { faultName } from '../kit/fault-name';
import { faultResult, faultSentence } from './fault-sentence';
import { useFaultTargets } from './use-fault-targets';

/** The faults in force, and what each did to the session. */
export function FaultList() {
  const incidents = useScenario((state) => state.scenario?.incidents);
  const reports = useScenario((state) => state.reports);
  const applying = useScenario((state) => state.applying);
  const targets = useFaultTargets();
  if (incidents === undefined || incidents.length === 0) return null;
  const nameOf = (target: string): string => targets.find(({ value }) => value === target)?.label ?? target;
  return (
    <ul aria-label="Faults" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {together(incidents).map((group) => {
        const [first] = group;
        const report = reports.find((one) => one.incident.id === first.id);
        return (
          <li key={first.id} className="border-l-4 border-fg pl-2 text-12">
            {group.map((incident) => (
              <FaultLine
                key={incident.id}
                incident={incident}
                sentence={faultSentence(incident, nameOf)}
                result={report === undefined ? null : faultResult(report, reports.length)}
              />
            ))}
            <p className="text-fg-2">
              {applying || report === undefined ? 'Flying again.' : faultResult(report, reports.length)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

interface FaultLineProps {
  readonly incident: Incident;
  readonly sentence: string;
  /** What it did; null while it is being flown. */
  readonly result: string | null;
}

function FaultLine({ incident, sentence, result }: FaultLineProps) {
  const stop = (): void => {
    useScenario.getState().stop([incident.id]);
    if (result !== null) setNotice({ kind: 'info', text: `Stopped: ${faultName(incident)}. It had ${result}.` });
  };
  return (
    <div className="flex items-start justify-between gap-2">
      <p className="min-w-0 font-bold">{sentence}</p>
      <Button kind="quiet" aria-label={`Stop ${sentence}`} onClick={stop}>
        Stop
      </Button>
    </div>
  );
}

/** Faults that hit the same target over the same requests, as those of a preset: what they did is one figure, told once. */
function together(incidents: readonly Incident[]): readonly (readonly [Incident, ...Incident[]])[] {
  const groups = new Map<string, [Incident, ...Incident[]]>();
  for (const incident of incidents) {
    const { target, from, to } = incident;
    const key = JSON.stringify([target, from, to]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [incident]);
    else group.push(incident);
  }
  return [...groups.values()];
}
