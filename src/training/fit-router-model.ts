import { writeFileSync } from 'node:fs';
import { shippedEncoder } from '../testing/shipped-encoder';
import { fitRouter, shippedSettings as settings } from './fit-router';
import judge from './judge/judge-prior.json';
import { loadRows } from './load-rows';
import { coveredLanguages } from './training-row';

const digits = 6;
const target = 'src/catalog/router-model.json';

/** Fits every number of the router on the tuning half and writes them with their provenance. */
export async function main(): Promise<void> {
  const rows = await loadRows();
  const { encoder, bias, lexical, embedding, item, residual } = judge;
  if (encoder !== shippedEncoder.model) throw new Error(`the prior is for ${encoder}: run fit:judge first`);
  const fitted = fitRouter({ bias, lexical, embedding }, rows.samples, rows, settings);
  const model = {
    version: '3',
    encoder: shippedEncoder.model,
    languages: coveredLanguages,
    ...fitted,
    judge: { bias, lexical, embedding, item, residual },
    provenance: {
      command: 'npm run fit:router-model',
      samples: `${rows.samples.length} of the tuning half`,
      exemplars: `${rows.exemplars.length} cluster utterances at weight ${settings.exemplarWeight}`,
      own: `${rows.own.length} prompts written for training at weight ${settings.ownWeight}`,
      prior: 'the judge, moved towards the rows above',
      judge: 'npm run fit:judge; its deciles on the samples above',
      penalties: settings,
    },
  };
  const rounded = JSON.stringify(model, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(digits)) : value,
  );
  writeFileSync(target, `${rounded}\n`);
  console.log(`${target}: ${rows.samples.length} samples, ${rows.exemplars.length} exemplars, ${rows.own.length} own`);
}
