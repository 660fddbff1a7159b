import type { Policy } from '../../core/domain/policy';
import type { LiveEndpoint } from '../live/live-endpoints';

type JudgeSettings = Policy['judge'];

/** The model of the user's own that the policy names, else the first of their Ollama. */
export function judgeAmong(
  endpoints: readonly LiveEndpoint[],
  { provider, model }: Pick<JudgeSettings, 'provider' | 'model'>,
): LiveEndpoint | null {
  const found =
    model === null
      ? endpoints.find(({ driver }) => driver.target.protocol === provider)
      : endpoints.find(({ rowId, driver }) => rowId === model.row && driver.target.model === model.name);
  return found ?? null;
}
