import type { IncidentReport } from '../../core/domain/incident-report';
import type { Incident, Moment } from '../../core/domain/scenario';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatShare } from '../kit/format-share';
import { narrowSpace } from '../kit/narrow-space';

/** What a fault does, to whom and when: "Outage, cloud, requests 101–200". `nameOf` says how a target is called. */
export function faultSentence(incident: Incident, nameOf: (target: string) => string): string {
  const target = incident.kind === 'surge' || incident.kind === 'mix' ? 'all traffic' : nameOf(incident.target);
  return `${strength(incident)}, ${target}, ${span(incident)}`;
}

/** What came of it, beside the same requests without faults: "98 requests, 0 lost, 12 failed over, recovered at once". */
export function faultResult({ n, requestsLost, failedOver, recoverMs, state }: IncidentReport): string {
  if (state === 'ahead') return 'No request has met it yet.';
  const recovered =
    recoverMs === null
      ? 'not recovered in this session'
      : recoverMs === 0
        ? 'recovered at once'
        : `recovered after ${seconds(recoverMs)}`;
  return `${formatCount(n)} requests, ${formatCount(requestsLost)} lost, ${formatCount(failedOver)} failed over, ${recovered}`;
}

function strength(incident: Incident): string {
  switch (incident.kind) {
    case 'outage':
      return incident.flapping === null ? 'Outage' : `Outage, down ${seconds(incident.flapping.downMs)} at a time`;
    case 'latency':
      return `Latency ×${incident.factor}`;
    case 'errors':
      return `Errors ${formatShare(incident.share)}`;
    case 'rate-limit':
      return `429 over ${formatCount(incident.requestsPerMinute)} a minute`;
    case 'price':
      return `Price ×${Number(incident.factor.toFixed(2))}`;
    case 'quality':
      return `Good answers lost ${formatShare(incident.loss)}`;
    case 'surge':
      return `Traffic ×${incident.factor}`;
    case 'mix':
      return `Hard prompts ${formatShare(incident.share)}`;
  }
}

function span({ from, to }: Incident): string {
  if (to === null) return `from ${moment(from)} on`;
  if (from.unit === 'request' && to.unit === 'request') {
    return `requests ${formatCount(from.value + 1)}–${formatCount(to.value)}`;
  }
  return `from ${moment(from)} to ${moment(to)}`;
}

function moment({ unit, value }: Moment): string {
  return unit === 'request' ? `request ${formatCount(value + 1)}` : seconds(value);
}

function seconds(milliseconds: number): string {
  if (milliseconds < 1000) return formatMilliseconds(milliseconds);
  return `${(milliseconds / 1000).toFixed(1)}${narrowSpace}s`;
}
