import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import type { Features } from '../../core/domain/features';
import type { Failure } from '../../core/domain/result';
import type { TraceEntry } from '../../core/domain/verdict';
import type { FlightState } from '../../state/flight-state';
import { servedElsewhere } from '../../state/served-elsewhere';
import { endpointLabel } from './endpoint-label';
import { failureWords } from './failure-words';
import { costText } from './cost-text';
import { formatCount } from './format-count';
import { formatMilliseconds } from './format-milliseconds';
import { formatMoney } from './format-money';
import { narrowSpace } from './narrow-space';
import { elsewhereText } from './elsewhere-text';
import { scoreComparison } from './score-comparison';
import { stageName } from './stage-name';

/** The pathway's state in words, as UI.md 2.2 has it: the state in capitals, then what was measured. */
export function flightLabel(flight: FlightState, endpoints: readonly Endpoint[], mode: 'SIM' | 'LIVE' = 'SIM'): string {
  const named = (id: EndpointId | null): string => (id === null ? 'nobody' : endpointLabel(endpoints, id));
  switch (flight.state) {
    case 'idle':
      return 'READY — paste a prompt or press S for a sample';
    case 'analyzing':
      return flight.features === null ? 'ANALYZING' : `ANALYZING — ${factsOf(flight.features)}`;
    case 'routing':
      return `ROUTING — ${routingText(flight)}`;
    case 'generating':
      return `GENERATING — ${named(flight.endpointId)}, ${tokensText(flight)}${mode === 'LIVE' ? 'LIVE' : 'SIMULATED'}`;
    case 'failed-over':
      return `FAILED OVER — ${failoverText(flight, named)}${endText(flight, mode)}`;
    case 'done':
      return unmodelled(flight) !== null
        ? `DONE — ${unmodelled(flight)}${endText(flight, mode)}`
        : `DONE — ${deciderText(flight)}${servedText(flight, endpoints)}${endText(flight, mode)}`;
    case 'failed':
      return `FAILED — ${flight.outcome?.kind === 'failed' ? flight.outcome.error.message : 'no answer'}`;
    case 'blocked':
      return `BLOCKED — ${flight.outcome?.kind === 'blocked' ? `${flight.outcome.by}: ${flight.outcome.reason}` : 'nobody may serve it'}`;
    case 'cancelled':
      return `CANCELLED${flight.cancelledAt === null ? '' : ` at ${flight.cancelledAt}`}, ${formatCount(flight.tokens)} tok kept`;
    default:
      return `DEGRADED — ${degradedText(flight, endpoints)}${endText(flight, mode)}`;
  }
}

/** Who answered where no model did; null where one did. */
function unmodelled({ decision }: FlightState): string | null {
  if (decision?.tierDecidedBy === 'cache') return 'the cache';
  return decision?.tierDecidedBy === 'human' ? 'a person' : null;
}

/** No model answered, or one of the other tier, because nobody of the decided one was on. */
function degradedText(flight: FlightState, endpoints: readonly Endpoint[]): string {
  const { outcome } = flight;
  if (outcome?.kind !== 'degraded') return `${deciderText(flight)}${servedText(flight, endpoints)}`;
  if (outcome.how === 'shorter') return `short answer: ${servedText(flight, endpoints)}`;
  return outcome.how === 'canned' ? 'canned answer' : 'waits for a person';
}

function factsOf({ inputTokens, pii, hasCode, hasMath, language }: Features): string {
  const facts = [`${formatCount(inputTokens)} tokens`];
  if (pii.length > 0) facts.push(`${formatCount(pii.length)} PII ${pii.length === 1 ? 'span' : 'spans'}`);
  if (hasCode) facts.push('code');
  if (hasMath) facts.push('maths');
  if (language !== 'und' && language !== 'en') facts.push(`language ${language}`);
  return facts.join(', ');
}

function routingText(flight: FlightState): string {
  const decided = decidedText(flight);
  if (decided !== null) return `decided by ${decided}`;
  const { evaluating, entries } = flight;
  if (evaluating !== null) return `asking ${stageName(evaluating).toUpperCase()}`;
  const last = entries.at(-1);
  return last === undefined ? 'asking' : `${stageName(last.stage).toUpperCase()} passed it on`;
}

/** "2 SEMANTIC, 0.91 ≥ 0.85"; null before anyone decided. */
function decidedText({ entries, decision }: FlightState): string | null {
  const decider = decision?.tierDecidedBy ?? entries.find(narrows)?.stage;
  if (decider === undefined) return null;
  const entry = entries.findLast(({ stage }) => stage === decider);
  const compared = entry === undefined ? null : scoreComparison(entry);
  return `${stageName(decider).toUpperCase()}${compared === null ? '' : `, ${compared}`}`;
}

function deciderText(flight: FlightState): string {
  const decided = decidedText(flight);
  return decided === null ? '' : `${decided} → `;
}

/** Who answered; where that is of another tier than was decided, both tiers and the cause. */
function servedText({ decision, endpointId, outcome }: FlightState, endpoints: readonly Endpoint[]): string {
  const name = endpointId === null ? 'nobody' : endpointLabel(endpoints, endpointId);
  const elsewhere = servedElsewhere(decision, endpointId, endpoints, outcome);
  const decided = decision?.tier ?? null;
  if (elsewhere === null || decided === null) return name;
  return `${decided.toUpperCase()}, ${elsewhereText(elsewhere, decided)}: ${name}`;
}

function narrows({ verdict, stage }: TraceEntry): boolean {
  return stage !== 'bandit' && (verdict.kind === 'narrow' || verdict.kind === 'select');
}

function tokensText({ tokens }: FlightState): string {
  return tokens === 0 ? '' : `${formatCount(tokens)} tok, `;
}

function failoverText({ failovers }: FlightState, named: (id: EndpointId | null) => string): string {
  const last = failovers.at(-1);
  if (last === undefined) return 'to another endpoint';
  const then = last.to === null ? 'nobody left' : named(last.to);
  return `${named(last.from)} ${causeText(last.error)} → ${then}`;
}

function causeText({ code, message }: Failure): string {
  return failureWords(code) ?? message;
}

function endText({ outcome }: FlightState, mode: 'SIM' | 'LIVE'): string {
  if (outcome === null || outcome.kind === 'blocked' || outcome.kind === 'cancelled') return '';
  return `, ${formatMilliseconds(outcome.latencyMs)}, ${costText(outcome.costUsd, outcome.costBasis, formatMoney)}${narrowSpace}${mode}`;
}
