import type { Decision } from '../../core/domain/decision';
import type { Counterfactual } from '../../core/domain/inspection';
import type { StageId, TraceEntry } from '../../core/domain/verdict';
import type { Elsewhere } from '../../state/served-elsewhere';
import { stageName } from '../kit/stage-name';

/** Who answers where no tier does. */
const unservedNames: Readonly<Partial<Record<StageId, string>>> = { cache: 'KEPT ANSWER', human: 'A PERSON' };

/**
 * Why a prompt went where it went: who decided, that stage's own reason, who served where that is another tier, and which model
 * where the local tier is split.
 */
export function explanation(
  entries: readonly TraceEntry[],
  decision: Decision | null,
  elsewhere: Elsewhere | null = null,
): { readonly what: string; readonly why: string } | null {
  if (decision === null) return null;
  const decider = entries.findLast((entry) => entry.stage === decision.tierDecidedBy);
  const reason = decider?.reason ?? '';
  const unserved = unservedNames[decision.tierDecidedBy] ?? 'BLOCKED';
  const to = decision.tier === null ? unserved : decision.tier.toUpperCase();
  const crossed = decision.explored ? ' The bandit crossed to the other tier within its exploration budget.' : '';
  const served = elsewhere === null ? '' : `, served by ${elsewhere.tier.toUpperCase()}`;
  const split =
    decision.endpointPickedBy === 'complexity' ? entries.findLast(({ stage }) => stage === 'bandit') : undefined;
  const model = split === undefined ? '' : ` ${split.reason}`;
  const empty = elsewhere?.cause === 'tier-empty' ? ` No ${decision.tier} model is on.` : '';
  return {
    what: `${to}, decided by ${stageName(decision.tierDecidedBy)}${served}.`,
    why: `${crossed + empty + model === '' ? reason : asSentence(reason)}${crossed}${empty}${model}`,
  };
}

/** Rules give their reason as a phrase. */
function asSentence(reason: string): string {
  return reason === '' || /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

/** An explanation with every stage's reason and what would flip it, one sentence a line, as it is copied. */
export function explanationText(
  said: ReturnType<typeof explanation>,
  entries: readonly TraceEntry[],
  counterfactuals: readonly Counterfactual[],
): string {
  const reasons = entries.map((entry) => `${stageName(entry.stage)}: ${entry.reason}`);
  const flips = counterfactuals.map((counterfactual) => counterfactual.sentence);
  return [...(said === null ? [] : [`${said.what} ${said.why}`]), ...reasons, ...flips].join('\n');
}
