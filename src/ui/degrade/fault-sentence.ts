import type { ExtraCost, IncidentReport, TargetShare, TouchedRequests } from '../../core/domain/incident-report';
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
 * What came of it, beside the same requests without faults: "98 requests, 0 lost, 12 failed over, recovered 3.2 s after its end.
 * 43 at the target: +812 ms on average. Against calm +$0.0140 in all, +$0.0100 of it after its end". `faults` are flown together.
 */
export function faultResult(report: IncidentReport, faults = 1): string {
  const { n, requestsLost, failedOver, state, targetShare, touched, extraUsd } = report;
  if (state === 'ahead') return 'No request has met it yet.';
  const parts = [
    `${formatCount(n)} requests, ${formatCount(requestsLost)} lost, ${formatCount(failedOver)} failed over, ${recoveryText(report)}`,
    touched === null ? null : touchedText(touched, targetShare !== null),
    extraUsd === null ? null : costText(extraUsd, faults),
    report.incident.kind === 'mix'
      ? 'Each prompt beside itself: the mix has them come in another order, and no more'
      : null,
    targetShare === null ? null : shareText(targetShare),
  ];
  return parts.filter((part) => part !== null).join('. ');
}

function recoveryText({ recovery, incident }: IncidentReport): string {
  switch (recovery.kind) {
    case 'none':
      return incident.to === null ? 'no end, so no recovery' : 'still on';
    case 'too-early':
      return 'too few requests after its end to tell of recovery';
    case 'not-yet':
      return 'not recovered by the last request';
    case 'unhurt':
      return 'nothing to recover from';
    case 'recovered':
      return recovery.ms === 0 ? 'recovered at its end' : `recovered ${formatSeconds(recovery.ms)} after its end`;
  }
}

/** Whom the fault touched, and how much later they were answered. */
function touchedText({ n, extraMs }: TouchedRequests, hasTarget: boolean): string | null {
  if (n === 0) return 'None called the target';
  const who = hasTarget ? `${formatCount(n)} at the target` : '';
  const slower = extraMs === null ? '' : `${formatSigned(extraMs, formatMilliseconds)} on average`;
  const said = [who, slower].filter((part) => part !== '').join(': ');
  return said === '' ? null : said;
}

/** What it cost every request since, beside the calm session. */
function costText({ all, afterEnd }: ExtraCost, faults: number): string {
  const together = faults > 1 ? `, all ${formatCount(faults)} faults together` : '';
  const after = afterEnd === null ? '' : `, ${formatSigned(afterEnd, formatMoney)} of it after its end`;
  return `Against calm ${formatSigned(all, formatMoney)} in all${together}${after}`;
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
