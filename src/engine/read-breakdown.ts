import type { Breakdown, BreakdownKey } from '../core/domain/breakdown';
import type { Prompt } from '../core/domain/prompt';
import { featuresOf } from '../core/features/features-of';
import { topicOf } from '../core/features/topic-of';
import { rulesVerdict } from '../core/pillars/rules';
import { breakdown } from '../core/telemetry/breakdown';
import { STAGES } from '../core/telemetry/codes';
import type { SessionRun } from './session-run';

const nobody = 'no endpoint';

/** The session's rows by a key: what each group costs, and how it fares. */
export function readBreakdown(run: SessionRun, by: BreakdownKey): Breakdown {
  const { columns, policy } = run;
  const endpointAt = (position: number) => policy.endpoints.get(columns.endpointIds[position] ?? '');
  const nameOf = (row: number): string => {
    const prompt = columns.prompts[row];
    if (prompt === undefined) return 'unknown';
    const endpoint = endpointAt(columns.columns.endpoint[row] ?? -1);
    switch (by) {
      case 'endpoint':
        return endpoint?.label ?? nobody;
      case 'provider':
        return endpoint?.provider ?? nobody;
      case 'rule':
        return ruleOf(run, row, prompt);
      case 'topic':
        return topicOf(prompt);
      case 'language':
        return featuresOf(prompt).language;
      case 'app':
      case 'user':
      case 'userTier':
      case 'region':
        return prompt.metadata[by] ?? 'not told';
    }
  };
  return breakdown(columns, by, nameOf, (position) => endpointAt(position)?.label ?? nobody);
}

/** Who decided, and where that was a rule, which one. */
function ruleOf(run: SessionRun, row: number, prompt: Prompt): string {
  const stage = STAGES[run.columns.columns.decidedBy[row] ?? 0] ?? 'complexity';
  if (stage !== 'rules') return stage;
  const { reason } = rulesVerdict(prompt, featuresOf(prompt), run.policy);
  // A rule is one group, whatever it matched.
  return `rules: ${reason.replace(/ matched ".*$/su, '').replace(/^length \d+/u, 'length')}`;
}
