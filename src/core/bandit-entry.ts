import type { CompiledPolicy } from './compiled-policy';
import type { Hindrance } from './dispatch/hindrance';
import type { EndpointId } from './domain/endpoint';
import type { Tier } from './domain/prompt';
import type { TraceEntry } from './domain/verdict';
import type { ArmState, CrossedPick } from './pick';

const hindranceNames: Readonly<Record<Hindrance, string>> = {
  'circuit-open': 'breaker open',
  overloaded: 'full',
  'budget-spent': 'budget spent',
  'flagged-out': 'outage flag',
};

/** What the line says of a pick. */
export type BanditPick = Omit<CrossedPick, 'others' | 'fallbacks' | 'by'>;

const ways = {
  greedy: (count: number) => `best arm of ${count}`,
  random: (_count: number, epsilon: number) => `drawn at random (ε ${epsilon})`,
  none: () => 'the only arm',
  sampled: (count: number) => `best draw of ${count}`,
  probe: () => 'probes whether it is back',
} as const;

/** The bandit's line in the trace: whom it picked, how, and how every candidate's arm stood then. */
export function banditEntry(
  { endpointId, draw, propensity, arms, crossed, tierIsEmpty, leftOut, how }: BanditPick,
  tier: Tier | null,
  { endpoints, policy }: Pick<CompiledPolicy, 'endpoints' | 'policy'>,
  inWords = true,
): TraceEntry {
  const verdict = { kind: 'select', endpointId, confidence: propensity } as const;
  if (!inWords) return { stage: 'bandit', verdict, reason: '' };

  const label = (id: EndpointId): string => endpoints.get(id)?.label ?? id;
  const mean = rewardText(arms.find((arm) => arm.endpointId === endpointId));
  const why = crossed
    ? ' Crossed the tier within the exploration budget.'
    : tierIsEmpty
      ? ` No ${tier} endpoint is on and free.`
      : '';
  const names = leftOut.map(({ id, hindered }) => `${label(id)} (${hindranceNames[hindered]})`);
  const without = names.length === 0 ? '' : ` Left out: ${names.join(', ')}.`;
  return {
    stage: 'bandit',
    verdict,
    reason: `${label(endpointId)}: ${how ?? ways[draw](arms.length, policy.bandit.epsilon)}, ${mean}.${why}${without}`,
    evidence: arms.map(({ endpointId: id, meanReward, pulls }) => ({
      kind: 'arm',
      endpointId: id,
      meanReward: meanReward ?? 0,
      pulls,
    })),
  };
}

function rewardText(arm: ArmState | undefined): string {
  const [mean, expected] = [arm?.meanReward ?? null, arm?.expectedReward ?? null];
  if (mean !== null) return `mean reward ${mean.toFixed(3)}`;
  return expected === null ? 'no reward yet' : `no reward yet, ≈${expected.toFixed(3)} expected by its catalogue row`;
}
