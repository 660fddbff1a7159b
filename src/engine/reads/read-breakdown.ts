import type { Breakdown, BreakdownKey } from '../../core/domain/breakdown';
import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import type { Prompt } from '../../core/domain/prompt';
import { featuresOf } from '../../core/features/features-of';
import { rulesVerdict } from '../../core/pillars/rules';
import { breakdown } from '../../core/telemetry/breakdown';
import { STAGES } from '../../core/telemetry/codes';
import { groupOf } from '../../core/telemetry/group-of';
import type { SessionRun } from '../session/session-run';

const nobody = 'no endpoint';

/** What is broken down: rows, and the policy that says which rule decided. */
type BrokenDownRun = Pick<SessionRun, 'columns' | 'policy'>;
type NamedEndpoint = Pick<Endpoint, 'label' | 'provider'>;

/** The session's rows by a key: what each group costs, and how it fares. Pauses every few milliseconds. */
export function readBreakdown(
  run: BrokenDownRun,
  by: BreakdownKey,
  endpointOf: (id: EndpointId) => NamedEndpoint | undefined = (id) => run.policy.endpoints.get(id),
): Generator<void, Breakdown, void> {
  const { columns } = run;
  const endpointAt = (position: number) => endpointOf(columns.endpointIds[position] ?? '');
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
      default:
        return groupOf(prompt, by);
    }
  };
  const labelOf = (position: number): string => endpointAt(position)?.label ?? nobody;
  return breakdown(columns, by, nameOf, labelOf);
}

/** Who decided, and where that was a rule, which one. */
function ruleOf(run: BrokenDownRun, row: number, prompt: Prompt): string {
  const stage = STAGES[run.columns.columns.decidedBy[row] ?? 0] ?? 'complexity';
  if (stage !== 'rules') return stage;
  const { reason } = rulesVerdict(prompt, featuresOf(prompt), run.policy);
  // A rule is one group, whatever it matched.
  return `rules: ${reason.replace(/ matched ".*$/su, '').replace(/^length \d+/u, 'length')}`;
}
