import type { IncidentReport, TargetShare } from '../../core/domain/incident-report';
import type { Incident, Moment } from '../../core/domain/scenario';
import { formatCount } from '../kit/format-count';
import { faultName } from '../kit/fault-name';
import { formatSeconds } from '../kit/format-seconds';
import { formatShare } from '../kit/format-share';

/** What a fault does, to whom and when: "Outage, cloud, requests 101–200". `nameOf` says how a target is called. */
export function faultSentence(incident: Incident, nameOf: (target: string) => string): string {
  const target = incident.kind === 'surge' || incident.kind === 'mix' ? 'all traffic' : nameOf(incident.target);
  return `${faultName(incident)}, ${target}, ${span(incident)}`;
}

/** What came of it, beside the same requests without faults: "98 requests, 0 lost, 12 failed over, recovered at once". */
export function faultResult({ n, requestsLost, failedOver, recoverMs, state, targetShare }: IncidentReport): string {
  if (state === 'ahead') return 'No request has met it yet.';
  const recovered =
    recoverMs === null
      ? 'not recovered in this session'
      : recoverMs === 0
        ? 'recovered at once'
        : `recovered after ${formatSeconds(recoverMs)}`;
  const shares = targetShare === null ? '' : `. ${shareText(targetShare)}`;
  return `${formatCount(n)} requests, ${formatCount(requestsLost)} lost, ${formatCount(failedOver)} failed over, ${recovered}${shares}`;
}

/** How the router turned away from the target, and back. */
function shareText({ before, settled, after }: TargetShare): string {
  const parts = [
    before === null ? null : `${formatShare(before)} before`,
    settled === null ? null : `${formatShare(settled)} in its second half`,
    after === null ? null : `${formatShare(after)} after`,
  ].filter((part) => part !== null);
  return `Picked for ${parts.join(', ')}`;
}

function span({ from, to }: Incident): string {
  if (to === null) return `from ${moment(from)} on`;
  if (from.unit === 'request' && to.unit === 'request') {
    return `requests ${formatCount(from.value + 1)}–${formatCount(to.value)}`;
  }
  return `from ${moment(from)} to ${moment(to)}`;
}

function moment({ unit, value }: Moment): string {
  return unit === 'request' ? `request ${formatCount(value + 1)}` : formatSeconds(value);
}
