/** A model that its provider has said to shut down, and what it names in its place. */
export interface RetiringModel {
  /** As in a settings row's kind. */
  readonly provider: 'openai';
  readonly model: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly replacement: string;
}

/**
 * OpenAI's announced shutdowns of chat models. Source: developers.openai.com/api/docs/deprecations, as reproduced with dates by
 * importstatic.com on 2026-10-15 and dev.to/max_bob on 2026-10-28. Servers that report a `shutdown_date` with their list of
 * models are believed over this.
 */
export const retiringModels: readonly RetiringModel[] = [
  ...group('2026-10-23', 'gpt-5.6-terra', ['gpt-3.5-turbo', 'gpt-3.5-turbo-0125', 'o4-mini', 'o4-mini-2025-04-16']),
  ...group('2026-10-23', 'gpt-5.6-sol', [
    'gpt-4',
    'gpt-4-0613',
    'gpt-4-1106-preview',
    'gpt-4-turbo',
    'gpt-4-turbo-2024-04-09',
    'gpt-4o-2024-05-13',
    'o1',
    'o1-2024-12-17',
    'o3-mini',
    'o3-mini-2025-01-31',
  ]),
  ...group('2026-12-11', 'gpt-5.6-sol', ['gpt-5', 'o3']),
  ...group('2027-01-14', 'gpt-6-luna', ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini']),
];

function group(on: string, replacement: string, models: readonly string[]): readonly RetiringModel[] {
  return models.map((model) => ({ provider: 'openai', model, on, replacement }));
}
