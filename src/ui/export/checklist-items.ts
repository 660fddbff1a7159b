import type { JudgeStressReport } from '../../core/domain/judge-stress';
import type { PitfallState } from '../../core/domain/pitfall-report';
import type { Policy } from '../../core/domain/policy';
import type { ChecklistReadings } from '../../state/checklist-store';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatShare } from '../kit/format-share';

/** One thing to check before a policy goes out. What was not measured has passed nothing. */
export interface ChecklistItem {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not measured';
  /** What was found, with its n, and against what; or what to do so that it is. */
  readonly found: string;
}

const leastAuc = 0.85;
const leastEpsilon = 0.1;
const leastAnswers = 100;
const mostSwayed = 0.05;
const mostUnparsable = 0.01;

/** The checklist of a policy by what its session measured; `stress` is null while the judge was not stressed. */
export function checklistItems(
  policy: Policy,
  readings: ChecklistReadings,
  stress: JudgeStressReport | null,
): readonly ChecklistItem[] {
  return [
    alignmentItem(readings),
    thresholdItem(readings),
    ...stressItems(policy, stress),
    pitfallItem(
      'Judge tells easy from hard',
      readings.pitfalls.inflation.state,
      inflationText(readings),
      'More labels are needed.',
    ),
    explorationItem(policy),
    latencyItem(readings),
    ceilingItem(policy, readings),
    outageItem(readings),
    privacyItem(readings),
    pitfallItem('Traffic stands still', readings.pitfalls.drift.state, driftText(readings), 'More rows are needed.'),
  ];
}

function judged(name: string, passes: boolean, found: string): ChecklistItem {
  return { name, state: passes ? 'passed' : 'failed', found };
}

function missing(name: string, found: string): ChecklistItem {
  return { name, state: 'not measured', found };
}

function pitfallItem(name: string, state: PitfallState, found: string, what: string): ChecklistItem {
  return state === 'unknown' ? missing(name, what) : judged(name, state === 'ok', found);
}

function alignmentItem({ alignment: { auc, nLabelled, state } }: ChecklistReadings): ChecklistItem {
  const name = 'Encoder aligned with this traffic';
  if (auc === null) return missing(name, 'Label rows: both local and cloud must be among them.');
  const found = `AUC ${auc.toFixed(3)}, n = ${formatCount(nLabelled)}; at least ${leastAuc} · SIM`;
  return judged(name, auc >= leastAuc && state !== 'warning', found);
}

function thresholdItem({ thresholds }: ChecklistReadings): ChecklistItem {
  const name = 'Similarity threshold held against labels';
  const check = thresholds.checks.find(({ clusterId }) => clusterId === null);
  if (check === undefined || check.figures === null)
    return missing(name, `${formatCount(check?.missing ?? 0)} more labels are needed.`);
  const { best, gain } = check.figures;
  const interval = `F1 ${gain.value >= 0 ? '+' : '−'}${Math.abs(gain.value).toFixed(3)} [${gain.low.toFixed(3)}, ${gain.high.toFixed(3)}]`;
  const found = `${check.current} against ${best.threshold}: ${interval}, held out, n = ${formatCount(gain.n)}`;
  return judged(name, gain.low <= 0, found);
}

function stressItems({ judge }: Policy, stress: JudgeStressReport | null): readonly ChecklistItem[] {
  if (!judge.enabled) return [];
  const name = 'Judge withstands attacks';
  const swayedShare = stress?.otherSide.value ?? null;
  if (stress === null || swayedShare === null) return [missing(name, 'Stress it in Policy, Judge.')];
  const { otherSide, unparsable } = stress;
  const swayed = `${formatShare(swayedShare)} of ${formatCount(otherSide.n)} pairs on the other side; at most ${formatShare(mostSwayed, 0)}`;
  const first = judged(name, swayedShare <= mostSwayed, `${stress.judge}: ${swayed}`);
  if (stress.judge === 'surrogate' || unparsable.value === null) return [first];
  const lost = `${formatShare(unparsable.value)} of ${formatCount(unparsable.n)} replies unparsable; at most ${formatShare(mostUnparsable, 0)}`;
  return [first, judged('Judge answers as asked', unparsable.value <= mostUnparsable, lost)];
}

function explorationItem({ bandit }: Policy): ChecklistItem {
  const name = 'Bandit explored before it is frozen';
  if (bandit.frozen) return judged(name, false, 'It is frozen here: its arms learn nothing.');
  if (bandit.algorithm !== 'epsilon-greedy') return judged(name, true, `${bandit.algorithm} explores by itself.`);
  return judged(name, bandit.epsilon >= leastEpsilon, `ε ${bandit.epsilon}; at least ${leastEpsilon.toFixed(2)}`);
}

function latencyItem({ telemetry: { latency, mode } }: ChecklistReadings): ChecklistItem {
  const name = 'Latency baseline';
  const { n, p50, p95 } = latency;
  if (n < leastAnswers || p50 === null || p95 === null)
    return missing(name, `${formatCount(n)} answers; ${formatCount(leastAnswers)} are needed.`);
  const found = `p50 ${formatMilliseconds(p50)}, p95 ${formatMilliseconds(p95)}, n = ${formatCount(n)} · ${mode.toUpperCase()}`;
  return judged(name, true, found);
}

function ceilingItem({ objective }: Policy, { telemetry: { latency, mode } }: ChecklistReadings): ChecklistItem {
  const name = 'p95 under its ceiling';
  const { p95CeilingMs } = objective;
  if (p95CeilingMs === null || latency.p95 === null) return missing(name, 'Set a p95 ceiling in Objective.');
  const found = `${formatMilliseconds(latency.p95)} of ${formatMilliseconds(p95CeilingMs)}, n = ${formatCount(latency.n)} · ${mode.toUpperCase()}`;
  return judged(name, latency.p95 <= p95CeilingMs, found);
}

function outageItem({ scenario: { reports } }: ChecklistReadings): ChecklistItem {
  const name = 'Outage drill';
  const drills = reports.filter(({ incident, state }) => incident.kind === 'outage' && state === 'ended');
  if (drills.length === 0) return missing(name, 'Take an endpoint down in Degrade, and let it come back.');
  const [n, lost] = [
    drills.reduce((sum, one) => sum + one.n, 0),
    drills.reduce((sum, one) => sum + one.requestsLost, 0),
  ];
  return judged(name, lost === 0, `${formatCount(lost)} of ${formatCount(n)} requests lost · SIM`);
}

function privacyItem({ telemetry: { privacy, mode } }: ChecklistReadings): ChecklistItem {
  const name = 'Privacy audit';
  const { sensitive, leaked, basis } = privacy;
  if (sensitive === 0) return missing(name, 'No row carries personal data. Import some that do.');
  const by = { 'ground-truth': 'by ground truth', detected: 'as detected', mixed: 'by ground truth and as detected' };
  const found = `${formatCount(leaked)} of ${formatCount(sensitive)} sensitive rows left the device, ${by[basis]} · ${mode.toUpperCase()}`;
  return judged(name, leaked === 0, found);
}

function inflationText({ pitfalls: { inflation } }: ChecklistReadings): string {
  const { value, n } = inflation.neededShare;
  const rated = `${formatCount(inflation.ratedHard)} of ${formatCount(inflation.rated)} rated hard`;
  if (value === null) return rated;
  return `${rated}; ${formatShare(value)} of the labelled among them needed the cloud, n = ${formatCount(n)}`;
}

function driftText({ pitfalls: { drift } }: ChecklistReadings): string {
  const index = drift.stability === null ? 'unknown' : drift.stability.toFixed(2);
  return `stability index ${index}, at most 0.20 beyond chance; n = ${formatCount(drift.n)}`;
}
