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
      {incidents.map((incident) => {
        const report = reports.find((one) => one.incident.id === incident.id);
        const sentence = faultSentence(incident, nameOf);
        return (
          <li key={incident.id} className="flex items-start justify-between gap-2 border-l-4 border-fg pl-2 text-12">
            <div className="min-w-0">
              <p className="font-bold">{sentence}</p>
              <p className="text-fg-2">
                {applying || report === undefined ? 'Flying again.' : faultResult(report, reports.length)}
              </p>
            </div>
            <Button
              kind="quiet"
              aria-label={`Stop ${sentence}`}
              onClick={() => {
                useScenario.getState().stop([incident.id]);
                if (report !== undefined)
                  setNotice({
                    kind: 'info',
                    text: `Stopped: ${faultName(incident)}. It had ${faultResult(report, reports.length)}.`,
                  });
              }}
            >
              Stop
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
