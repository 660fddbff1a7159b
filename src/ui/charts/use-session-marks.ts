import { useMemo } from 'react';
import { useLive } from '../../state/live-store';
import { useOptimize } from '../../state/optimize-store';
import { usePolicy } from '../../state/policy-store';
import { useScenario } from '../../state/scenario-store';
import { endpointLabel } from '../kit/endpoint-label';
import { sessionMarks } from './session-marks';
import type { SessionMark } from './session-marks';

/** What the charts of this session mark. */
export function useSessionMarks(): readonly SessionMark[] {
  const isLive = useLive((state) => state.mode === 'live');
  const reports = useScenario((state) => state.reports);
  const acceptances = useOptimize((state) => state.acceptances);
  const endpoints = usePolicy((state) => state.endpoints);
  return useMemo(
    // They count simulated requests: charts of live rows have none.
    () => (isLive ? [] : sessionMarks(reports, acceptances, (target) => endpointLabel(endpoints, target))),
    [isLive, reports, acceptances, endpoints],
  );
}
