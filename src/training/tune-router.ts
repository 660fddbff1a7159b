import { routerModel } from '../catalog/router-model';
import { defaultPolicy } from '../catalog/default-policy';
import type { TierDecision } from '../core/cascade';
import type { Policy } from '../core/domain/policy';
import { complexityTier } from '../core/pillars/complexity';
import { crossValidate } from './cross-validate';
import type { UnseenRow } from './cross-validate';
import { shippedSettings } from './fit-router';
import { loadRows } from './load-rows';
import { routeRowWith } from './route-row';

/** Policies that the same models are tried under: the width of the judge's band, and where the judge says cloud. */
const policies: readonly Pick<Variant, 'band' | 'threshold'>[] = [
  { band: 10, threshold: 7 },
  { band: 10, threshold: 8 },
  { band: 10, threshold: 9 },
  { band: 20, threshold: 7 },
  { band: 30, threshold: 7 },
  { band: 0, threshold: 7 },
];

const fits = [
  shippedSettings,
  { ...shippedSettings, embeddingPenalty: 20 },
  { ...shippedSettings, embeddingPenalty: 160 },
  { ...shippedSettings, ownWeight: 0.25 },
  { ...shippedSettings, ownWeight: 1 },
];

interface Variant {
  readonly band: number;
  readonly threshold: number;
  readonly settings: Policy['complexity'];
}

/**
 * Prints what fits and policies do on requests that no fit has seen, by cross-validation inside the tuning half and over our
 * own requests in two wordings: `npm run tune:router`. The reporting half and the paraphrases are never read.
 */
export async function main(): Promise<void> {
  const rows = await loadRows();
  const variants = policies.map(({ band, threshold }): Variant => {
    return { band, threshold, settings: { ...defaultPolicy.complexity, band } };
  });
  const routers = variants.map(({ settings, threshold }) =>
    routeRowWith(rows.index, (policy) => ({
      ...policy,
      complexity: settings,
      judge: { ...policy.judge, threshold },
    })),
  );
  console.log('By 10-fold cross-validation; wordings of one request stand in one fold\n');
  for (const settings of fits) {
    console.log(JSON.stringify(settings));
    const unseen = crossValidate(routerModel, rows, settings, routers);
    for (const [at, variant] of variants.entries()) report(unseen, rows.samples.length, at, variant);
  }
}

interface Routed {
  readonly own: UnseenRow;
  readonly decision: TierDecision;
}

function report(unseen: readonly UnseenRow[], sampleCount: number, at: number, variant: Variant): void {
  const routed = unseen.flatMap((own): readonly Routed[] => {
    const decision = own.decisions[at];
    return decision === undefined ? [] : [{ own, decision }];
  });
  const samples = routed.filter(({ own }) => own.row.prompt.id === own.row.same && own.row.prompt.split === 'tune');
  if (samples.length !== sampleCount) throw new Error(`${samples.length} of ${sampleCount} samples were routed`);
  const pairs = pairsOf(routed);
  const clear = pairs.filter(([one]) => complexityTier(one.decision.complexity.index, variant.settings) !== null);
  const cells = [
    `band ${variant.band}, judge ${variant.threshold}`.padEnd(18),
    `agrees ${percent(samples, ({ own, decision }) => (decision.tier === 'cloud' ? 1 : 0) === own.row.target)} of ${samples.length}`,
    `to the cloud ${percent(samples, ({ decision }) => decision.tier === 'cloud')}`,
    `judged ${percent(samples, ({ decision }) => decision.decidedBy === 'judge')}`,
    `wordings clear ${percent(pairs, (pair) => clear.includes(pair))} of ${pairs.length}`,
    `flips of the clear ${percent(clear, ([one, other]) => one.decision.tier !== other.decision.tier)}`,
  ];
  console.log(`  ${cells.join('; ')}`);
}

/** Every ordered pair of wordings of one request that have one label. */
function pairsOf(routed: readonly Routed[]): readonly (readonly [Routed, Routed])[] {
  const bySame = new Map<string, Routed[]>();
  for (const one of routed.filter(({ own }) => own.row.covered)) {
    bySame.set(one.own.row.same, [...(bySame.get(one.own.row.same) ?? []), one]);
  }
  return [...bySame.values()].flatMap((wordings) =>
    wordings.flatMap((one) =>
      wordings
        .filter((other) => other !== one && other.own.row.target === one.own.row.target)
        .map((other) => [one, other] as const),
    ),
  );
}

function percent<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return `${((100 * all.filter(holds).length) / Math.max(1, all.length)).toFixed(1)} %`;
}
