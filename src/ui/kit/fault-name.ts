import type { Incident } from '../../core/domain/scenario';
import { formatCount } from './format-count';
import { formatMilliseconds } from './format-milliseconds';
import { formatSeconds } from './format-seconds';
import { formatShare } from './format-share';

/** What a fault does, in a few words: "Latency ×4". */
export function faultName(incident: Incident): string {
  switch (incident.kind) {
    case 'outage':
      return incident.flapping === null
        ? 'Outage'
        : `Outage, down ${formatSeconds(incident.flapping.downMs)} at a time`;
    case 'latency':
      return `Latency ×${incident.factor}`;
    case 'delay':
      return `${formatMilliseconds(incident.addedMs)} later`;
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
      // The same prompts in another order: no hard one comes that would not have come.
      return `Reordered, ${formatShare(incident.share)} hardest first`;
  }
}
