import { catalog } from '../catalog/catalog';
import type { Share } from '../core/domain/telemetry';
import { sampleFigures } from './sample-figures';

/** Prints how the shipped router does on the reporting half of the samples: `npm run measure:samples`. */
export async function main(): Promise<void> {
  const figures = await sampleFigures();
  const { agreement, withoutGates, stages, lengthRule, articleRule, gain, moved, paraphrases } = figures;
  const { edgeThreshold } = catalog.defaultPolicy.complexity;
  console.log(
    `Reporting half of the samples, n = ${agreement.n}; model ${catalog.model.version}; 95 % intervals (Wilson)`,
  );
  console.log('');
  line('decided tier agrees with the label', agreement);
  line('  of those that no gate decided', withoutGates);
  for (const stage of stages) {
    line(`  ${stage.stage} decides`, stage.decided);
    line('    and agrees', stage.agreement);
  }
  line(`length rule, tuned on the other half (${lengthRule.cut} characters)`, lengthRule.agreement);
  line("the article's rule, verbatim", articleRule);
  console.log('');
  const points = [gain.value, gain.low, gain.high].map((value) => (100 * value).toFixed(1));
  console.log(
    `gain over the tuned length rule: ${points[0]} points [${points[1]}, ${points[2]}], paired bootstrap, n = ${gain.n}`,
  );
  line(`edge threshold ${edgeThreshold} -> 50 moves`, moved);
  line('paraphrases nearer to each other than to a random other text', paraphrases);
}

function line(what: string, share: Share): void {
  const { value, low, high, n } = share;
  const figure =
    value === null || low === null || high === null
      ? 'none'
      : `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
  console.log(`${what.padEnd(64)} ${figure.padStart(22)}  n = ${n}`);
}
