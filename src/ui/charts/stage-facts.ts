import type { SessionSeries } from '../../core/domain/session-series';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatShare } from '../kit/format-share';
import { stageName } from '../kit/stage-name';
import type { ChartFacts } from './chart-facts';

/** What each stage decided and passed on, with the router time it takes. */
export function stageFacts({ n, stages }: SessionSeries): ChartFacts {
  const most = stages.toSorted((a, b) => b.decided - a.decided)[0];
  const slowest = stages
    .flatMap(({ stage, p50Ms }) => (p50Ms === null ? [] : [{ stage, p50Ms }]))
    .toSorted((a, b) => b.p50Ms - a.p50Ms)[0];
  const cost =
    slowest === undefined
      ? 'Its time was not measured yet.'
      : `Slowest is ${stageName(slowest.stage)}: p50 ${formatMilliseconds(slowest.p50Ms)} measured here.`;
  return {
    id: 'stages',
    question: 'Which pillar decides, and what does it cost?',
    answer:
      most === undefined || n === 0
        ? 'Nothing was routed.'
        : `${stageName(most.stage)} decides most: ${formatShare(most.decided / n)} of ${n}. ${cost}`,
    columns: ['stage', 'decided', 'passed_on', 'failed', 'p50_ms_measured'],
    rows: stages.map(({ stage, decided, passed, failed, p50Ms }) => [stageName(stage), decided, passed, failed, p50Ms]),
  };
}
