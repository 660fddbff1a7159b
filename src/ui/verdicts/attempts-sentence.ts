import type { Endpoint } from '../../core/domain/endpoint';
import type { Attempt, Outcome } from '../../core/domain/outcome';
import { costText } from '../kit/cost-text';
import { endpointLabel } from '../kit/endpoint-label';
import { failureWords } from '../kit/failure-words';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';
import { narrowSpace } from '../kit/narrow-space';

/**
 * A request's calls in one sentence, with what was waited between them: "2 attempts: X was rate limited after 0.8 s,
 * waited 1.0 s, X answered in 1.2 s." A wait in an endpoint's own line is told too. Null where one call answered at once, or
 * nobody was called.
 */
export function attemptsSentence(outcome: Outcome, endpoints: readonly Endpoint[]): string | null {
  if (outcome.kind === 'blocked') return null;
  const { attempts } = outcome;
  const [first] = attempts;
  if (first === undefined) return degradedEnd(outcome);
  const isPlain = attempts.length === 1 && first.error === undefined && first.waitMs === undefined && !isInLine(first);
  if (isPlain) return null;
  const steps = attempts.flatMap((attempt) => stepsOf(attempt, endpoints));
  const head = attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`;
  const end = degradedEnd(outcome);
  return `${head}: ${steps.join(', ')}. ${costText(outcome.costUsd, outcome.costBasis, formatMoney)} in all.${end === null ? '' : ` ${end}`}`;
}

function stepsOf(attempt: Attempt, endpoints: readonly Endpoint[]): string[] {
  const { endpointId, error, waitMs, discarded, queueMs = 0 } = attempt;
  const label = endpointLabel(endpoints, endpointId);
  const waited = [
    ...(waitMs === undefined ? [] : [`waited ${seconds(waitMs)}`]),
    ...(isInLine(attempt) ? [`waited ${seconds(queueMs)} for a free place at ${label}`] : []),
  ];
  const durationMs = attempt.durationMs - (isInLine(attempt) ? queueMs : 0);
  if (discarded === true) return [...waited, `${label} answered in ${seconds(durationMs)}, which the check doubted`];
  if (error === undefined) return [...waited, `${label} answered in ${seconds(durationMs)}`];
  // Nothing was sent: why is what matters.
  if (error.code === 'no-endpoint') return [...waited, `${label} was not asked (${error.message})`];
  return [...waited, `${label} ${failureWords(error.code) ?? 'failed'} after ${seconds(durationMs)}`];
}

/** Below what the sentence can show, nobody waited. */
function isInLine({ queueMs = 0 }: Attempt): boolean {
  return queueMs >= 50;
}

function degradedEnd(outcome: Exclude<Outcome, { kind: 'blocked' }>): string | null {
  if (outcome.kind !== 'degraded') return null;
  return outcome.how === 'canned' ? `Canned answer: ${outcome.text}` : outcome.text;
}

function seconds(milliseconds: number): string {
  return `${groupDigits(milliseconds / 1000, 1)}${narrowSpace}s`;
}
