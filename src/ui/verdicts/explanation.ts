import type { Decision } from '../../core/domain/decision';
import type { Counterfactual } from '../../core/domain/inspection';
import type { TraceEntry } from '../../core/domain/verdict';
import { stageName } from '../kit/stage-name';

/** Why a prompt went where it went: who decided, and that stage's own reason. */
export function explanation(
  entries: readonly TraceEntry[],
  decision: Decision | null,
): { readonly what: string; readonly why: string } | null {
  if (decision === null) return null;
  const decider = entries.findLast((entry) => entry.stage === decision.tierDecidedBy);
  const unserved = decision.tierDecidedBy === 'cache' ? 'KEPT ANSWER' : 'BLOCKED';
  const to = decision.tier === null ? unserved : decision.tier.toUpperCase();
  const crossed = decision.explored ? ' The bandit crossed to the other tier within its exploration budget.' : '';
  return { what: `${to}, decided by ${stageName(decision.tierDecidedBy)}.`, why: `${decider?.reason ?? ''}${crossed}` };
}

/** The explanation with what would flip it, one sentence a line, as it is copied. */
export function explanationText(
  entries: readonly TraceEntry[],
  decision: Decision | null,
  counterfactuals: readonly Counterfactual[],
): string {
  const reasons = entries.map((entry) => `${stageName(entry.stage)}: ${entry.reason}`);
  const flips = counterfactuals.map((counterfactual) => counterfactual.sentence);
  const said = explanation(entries, decision);
  return [...(said === null ? [] : [`${said.what} ${said.why}`]), ...reasons, ...flips].join('\n');
}
