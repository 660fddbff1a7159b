import { useEffect, useState } from 'react';
import type { EngineCalls } from '../engine/protocol';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';
import { useTelemetry } from './telemetry-store';

/** Calls without parameters that say something of the whole session. */
type ReportCall = 'prices-read' | 'anticipation-read' | 'batches-read' | 'savings-read' | 'shortening-read';

/** A report on the session, read again whenever its figures are; null before it is known, and where it cannot be read. */
export function useRunReport<Name extends ReportCall>(name: Name): EngineCalls[Name]['result'] | null {
  const client = useEngine((state) => state.client);
  const telemetry = useTelemetry((state) => state.telemetry);
  // An edit that moves no figure leaves the telemetry, but not every report.
  const applying = usePolicy((state) => state.applying);
  const [report, setReport] = useState<EngineCalls[Name]['result'] | null>(null);
  useEffect(() => {
    if (client === null || telemetry === null || applying) return;
    let isLatest = true;
    client.call(name, null).then(
      (next) => isLatest && setReport(next),
      () => isLatest && setReport(null),
    );
    return () => {
      isLatest = false;
    };
  }, [client, telemetry, applying, name]);
  return report;
}
