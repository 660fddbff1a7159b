import type { Policy } from '../core/domain/policy';
import { isEnabled } from './credentials/credentials-row';
import type { ProviderRow } from './credentials/credentials-row';

/** A model of the user's own that can be asked to judge. */
export interface JudgeModel {
  readonly provider: Exclude<Policy['judge']['provider'], 'surrogate'>;
  /** The row of the settings, and the model's name there. */
  readonly row: string;
  readonly name: string;
  readonly label: string;
}

/** Every model of the enabled rows; those of Ollama, which are small and near, first. */
export function judgeModels(rows: readonly ProviderRow[]): readonly JudgeModel[] {
  const models = rows.filter(isEnabled).flatMap(({ id, kind, name, models: names }) => {
    const provider = kind === 'ollama' ? 'ollama' : 'openai';
    return names.map((model) => ({ provider, row: id, name: model, label: `${model} (${name})` }) as const);
  });
  return [
    ...models.filter(({ provider }) => provider === 'ollama'),
    ...models.filter((one) => one.provider === 'openai'),
  ];
}
