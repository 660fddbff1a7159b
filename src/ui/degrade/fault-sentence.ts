import type { IncidentReport, TargetShare, TouchedRequests } from '../../core/domain/incident-report';
import type { Incident, Moment } from '../../core/domain/scenario';
import { formatCount } from '../kit/format-count';
import { faultName } from '../kit/fault-name';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { formatSeconds } from '../kit/format-seconds';
import { formatShare } from '../kit/format-share';
import { formatSigned } from '../kit/format-signed';

/** What a fault does, to whom and when: "Outage, cloud, requests 101–200". `nameOf` says how a target is called. */
export function faultSentence(incident: Incident, nameOf: (target: string) => string): string {
  const target = incident.kind === 'surge' || incident.kind === 'mix' ? 'all traffic' : nameOf(incident.target);
  return `${faultName(incident)}, ${target}, ${span(incident)}`;
}

/**
 * What came of it, beside the same requests without faults: "98 requests, 0 lost, 12 failed over, recovered after 3.2 s. 43 at
 * the target: +812 ms on average, +$0.0140 in all against calm".
 */
export function faultResult(report: IncidentReport): string {
  const { n, requestsLost, failedOver, state, targetShare, touched } = report;
  if (state === 'ahead') return 'No request has met it yet.';
  const shares = targetShare === null ? '' : `. ${shareText(targetShare)}`;
  const against = touched === null ? '' : `. ${touchedText(touched, targetShare !== null)}`;
  return `${formatCount(n)} requests, ${formatCount(requestsLost)} lost, ${formatCount(failedOver)} failed over, ${recovery(report)}${against}${shares}`;
}

function recovery({ recoverMs, requestsLost, failedOver }: IncidentReport): string {
  if (recoverMs === null) return 'not recovered in this session';
  if (recoverMs > 0) return `recovered after ${formatSeconds(recoverMs)}`;
  return requestsLost === 0 && failedOver === 0 ? 'nothing to recover from' : 'recovered at once';
}

/** Whom the fault touched, and what it cost them. */
function touchedText({ n, extraMs, extraUsd }: TouchedRequests, hasTarget: boolean): string {
  if (n === 0) return 'None called the target';
  const who = hasTarget ? `${formatCount(n)} at the target: ` : '';
  const slower = extraMs === null ? '' : `${formatSigned(extraMs, formatMilliseconds)} on average, `;
  return `${who}${slower}${formatSigned(extraUsd, formatMoney)} in all against calm`;
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
