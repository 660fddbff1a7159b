import type { Effect, EmbeddedText, Reply } from './effects';
import type { EndpointId } from './domain/endpoint';
import type { Embedding, Features } from './domain/features';
import type { Prompt, Tier } from './domain/prompt';
import type { GateId, StageId, TierStageId, TraceEntry, Verdict } from './domain/verdict';
import { askCache, cacheEntry } from './cache/ask-cache';
import { askConversation, heldEntry } from './conversations/ask-conversation';
import type { Standing } from './conversations/conversation-table';
import type { HeldTurn } from './conversations/hold-turn';
import type { CacheHit } from './cache/response-cache';
import type { FlightContext } from './flight-context';
import { leastInputTokens } from './conversations/trim-history';
import { budgetGate, contextGate, privacyGate, residencyGate } from './gates/gate';
import { edgeVerdict } from './pillars/complexity';
import { readComplexity } from './read-complexity';
import type { ComplexityReading } from './pillars/complexity';
import type { CascadeState } from './cascade-state';
import { stageVerdict } from './pillars/pillar';
import type { StageVerdict } from './pillars/pillar';
import { askRules, askStage, languageOutside } from './stages';
import { featuresOf } from './features/features-of';

/** What the cascade has found out about one prompt by the time its tier is decided. */
export interface TierDecision {
  readonly features: Features;
  /** Null when the gates left nobody who may serve it, and for a kept answer. */
  readonly tier: Tier | null;
  readonly decidedBy: StageId;
  readonly trace: readonly TraceEntry[];
  /** Whether the trace has its reasons and evidence. */
  readonly inWords: boolean;
  readonly allowed: ReadonlySet<EndpointId>;
  readonly blockedBy: { readonly gate: GateId; readonly reason: string } | null;
  /** The kept answer that serves it; nobody is called then. */
  readonly cached: CacheHit | null;
  /** The prompt's vector, where a stage asked for it. */
  readonly embedding: Embedding | null;
  readonly complexity: ComplexityReading;
  /** The prompt as a turn of a conversation, and where that stood before; null where it is none. */
  readonly turn: HeldTurn | null;
  readonly standing: Standing | null;
  /** The model that a route of the user's names; null where none does. */
  readonly mapped: EndpointId | null;
  /** Calibrated semantic score 0..1 and judge difficulty 1..10, where the stages ran or were asked in shadow. */
  readonly semanticScore: number | null;
  readonly judgeDifficulty: number | null;
  /** Stages that ran for real, for the router's time. */
  readonly ran: ReadonlySet<StageId | 'embed'>;
}

/**
 * Decides the tier of one prompt: gates first (they only remove endpoints), then the tier stages in policy order;
 * the first that does not abstain decides. In "evaluate all" mode the skipped ones leave their shadow verdicts.
 */
export function* decideTier(prompt: Prompt, context: FlightContext): Generator<Effect, TierDecision, Reply> {
  const features = featuresOf(prompt);
  context.emit?.({ kind: 'features-end', features });
  const trace: TraceEntry[] = [];
  const enter = (entry: TraceEntry): void => {
    trace.push(entry);
    context.emit?.({ kind: 'verdict-end', entry });
  };

  const gates = runGates(prompt, features, context, enter);
  const state: CascadeState = {
    prompt,
    features,
    context,
    standing: context.conversations.before(prompt),
    candidates: candidatesAmong(gates.allowed, context),
    // What the budget said depends on the moment, and cannot be asked again: such a decision keeps its words. So does a turn of a
    // conversation, whose evidence tells whether it may be held.
    inWords: context.emit !== null || trace.some(({ stage }) => stage === 'budget') || isTurn(prompt),
    embedding: undefined,
    ran: new Set(),
  };
  const mayBeKept = gates.blockedBy === null && context.policy.policy.cache.enabled;
  const cached = mayBeKept ? yield* askCache(state) : null;
  if (cached !== null) {
    enter(cacheEntry(cached, state));
    state.inWords = true;
  }
  const first: Decided | null = cached === null ? gates.decided : { tier: null, by: 'cache' };
  const asked = yield* askStages(state, first, enter);
  const embedded = embeddedOf(state);
  const complexity = readComplexity(state, embedded);
  let decided = asked ?? lastResort(complexity, state, trace, context);
  const turn = askConversation(state, decided, trace);
  if (turn?.held === true) {
    enter(heldEntry(turn, state));
    decided = { tier: 'cloud', by: 'session' };
  }
  return {
    features,
    tier: decided.tier,
    decidedBy: decided.by,
    trace,
    inWords: state.inWords,
    allowed: gates.allowed,
    blockedBy: gates.blockedBy,
    cached,
    embedding: embedded?.vector ?? null,
    complexity,
    turn,
    standing: state.standing,
    mapped: decided.by === 'rules' ? mappedIn(trace) : null,
    semanticScore: scoreIn(trace, 'semantic'),
    judgeDifficulty: scoreIn(trace, 'judge'),
    ran: state.ran,
  };
}

interface Decided {
  readonly tier: Tier | null;
  readonly by: StageId;
}

/** Asks the tier stages in the policy's order, unless it is decided; those after the one that decides are skipped. */
function* askStages(
  state: CascadeState,
  first: Decided | null,
  enter: (entry: TraceEntry) => void,
): Generator<Effect, Decided | null, Reply> {
  const { policy } = state.context.policy;
  let decided = first;
  for (const stage of policy.order) {
    if (!policy[stage].enabled) {
      enter(skipped(stage, 'disabled'));
    } else if (decided !== null && !policy.evaluateAll) {
      enter(skipped(stage, decided.by));
    } else {
      const asShadow = decided !== null;
      if (!asShadow) state.context.emit?.({ kind: 'verdict-start', stage });
      const said = stage === 'rules' ? askRules(state) : yield* askStage(stage, state, asShadow);
      enter(asShadow ? shadowed(stage, decided?.by ?? stage, said) : traceEntry(stage, said));
      if (!asShadow) state.ran.add(stage);
      if (!asShadow && said.verdict.kind === 'narrow') decided = { tier: said.verdict.tier, by: stage };
    }
  }
  return decided;
}

/** As `stageVerdict`, key by key. */
function traceEntry(stage: StageId, { verdict, reason, score, evidence }: StageVerdict): TraceEntry {
  if (score === undefined)
    return evidence === undefined ? { stage, verdict, reason } : { stage, verdict, reason, evidence };
  return evidence === undefined ? { stage, verdict, reason, score } : { stage, verdict, reason, score, evidence };
}

/** The endpoints of a tier that the gates left; the policy's own list where they removed nobody. */
function candidatesAmong(
  allowed: ReadonlySet<EndpointId>,
  { policy, request }: FlightContext,
): CascadeState['candidates'] {
  if (allowed === policy.offer(request).ids) return (tier) => policy.endpointIdsOf(tier, request);
  return (tier) => policy.endpointIdsOf(tier, request).filter((id) => allowed.has(id));
}

function isTurn({ metadata, turns }: Prompt): boolean {
  return metadata.session !== undefined || (turns !== undefined && turns.length > 0);
}

/** The vector that a stage asked for, if the encoder could give one. */
function embeddedOf(state: CascadeState): EmbeddedText | undefined {
  // Another encoder may have read a language that the shipped one cannot, and the index is the shipped one's.
  const own = state.context.semanticIndex?.own ?? null;
  if (own !== null && languageOutside(state) !== null) return undefined;
  return state.embedding?.ok === true ? state.embedding.value : undefined;
}

const gateIds: readonly GateId[] = ['privacy', 'residency', 'budget', 'context'];

function askGate(gate: GateId, prompt: Prompt, features: Features, { policy, spentUsd }: FlightContext): StageVerdict {
  switch (gate) {
    case 'privacy':
      return privacyGate(prompt, features, policy);
    case 'residency':
      return residencyGate(prompt, policy);
    case 'budget':
      return budgetGate(spentUsd, policy);
    case 'context':
      // What is sent decides whether it fits; what was said decides how hard it is, so that the stages read turns that are left out too.
      return contextGate({ inputTokens: leastInputTokens(prompt, policy.policy.answers.historyTokens) }, policy);
  }
}

interface GatesResult {
  readonly allowed: ReadonlySet<EndpointId>;
  readonly decided: Decided | null;
  readonly blockedBy: TierDecision['blockedBy'];
}

function runGates(
  prompt: Prompt,
  features: Features,
  context: FlightContext,
  enter: (entry: TraceEntry) => void,
): GatesResult {
  const { policy, request } = context;
  const { ids, hasBoth, hasLocal } = policy.offer(request);
  let allowed = ids;
  let decided: GatesResult['decided'] = null;
  for (const gate of gateIds) {
    const said = askGate(gate, prompt, features, context);
    if (said.verdict.kind !== 'veto' && said.evidence === undefined) continue;
    const removed = said.verdict.kind === 'veto' ? new Set(said.verdict.endpointIds) : null;
    const left = removed === null ? allowed : new Set([...allowed].filter((id) => !removed.has(id)));
    const reason = left.size > 0 || hasLocal ? said.reason : said.reason.replace(/\.$/, '; no local model is on.');
    // A gate that has nothing to say stays out of the trace; an override is something to say.
    if (removed !== null || said.evidence !== undefined)
      enter(traceEntry(gate, stageVerdict(said.verdict, reason, said.score, said.evidence)));
    if (removed === null) continue;
    allowed = left;
    if (allowed.size === 0) return { allowed, decided: { tier: null, by: gate }, blockedBy: { gate, reason } };
    const tiers = new Set([...allowed].map((id) => policy.endpoints.get(id)?.tier));
    const only = tiers.size === 1 ? [...tiers][0] : undefined;
    if (decided === null && hasBoth && only !== undefined) decided = { tier: only, by: gate };
  }
  return { allowed, decided, blockedBy: null };
}

/** Nobody decided (the judge failed or abstained, or is off): the index against the bare edge threshold does. */
function lastResort(
  reading: ComplexityReading,
  state: CascadeState,
  trace: TraceEntry[],
  context: FlightContext,
): Decided {
  const { complexity } = context.policy.policy;
  const said = edgeVerdict(reading, complexity, state.candidates, 'No stage before decided', state.inWords);
  const entry = traceEntry('complexity', said);
  const position = trace.findIndex((old) => old.stage === 'complexity');
  if (position === -1) trace.push(entry);
  else trace[position] = entry;
  context.emit?.({ kind: 'verdict-end', entry });
  state.ran.add('complexity');
  return { tier: said.verdict.kind === 'narrow' ? said.verdict.tier : 'cloud', by: 'complexity' };
}

const skippedEntries: Record<TierStageId, Map<StageId | 'disabled', TraceEntry>> = {
  rules: new Map(),
  semantic: new Map(),
  complexity: new Map(),
  judge: new Map(),
};

/** One object a pair: every flight has some, and those that a gate decided are kept whole. */
function skipped(stage: TierStageId, by: StageId | 'disabled'): TraceEntry {
  let entry = skippedEntries[stage].get(by);
  if (entry === undefined) {
    const reason = by === 'disabled' ? 'Switched off in the policy.' : `Decided by ${by} before.`;
    entry = { stage, verdict: { kind: 'skipped', by }, reason };
    skippedEntries[stage].set(by, entry);
  }
  return entry;
}

function shadowed(stage: TierStageId, by: StageId, said: StageVerdict): TraceEntry {
  const verdict: Verdict = { kind: 'skipped', by };
  const { score, evidence } = said;
  return {
    stage,
    verdict,
    reason: `Decided by ${by} before.`,
    ...(evidence === undefined ? {} : { evidence }),
    shadow: { verdict: said.verdict, reason: said.reason, ...(score === undefined ? {} : { score }) },
  };
}

/** The model that a route names, of which only the rules' entry can tell. */
function mappedIn(trace: readonly TraceEntry[]): EndpointId | null {
  const evidence = trace.find((entry) => entry.stage === 'rules')?.evidence ?? [];
  return evidence.find((one) => one.kind === 'route')?.endpointId ?? null;
}

function scoreIn(trace: readonly TraceEntry[], stage: StageId): number | null {
  const entry = trace.find((candidate) => candidate.stage === stage);
  return entry?.score?.value ?? entry?.shadow?.score?.value ?? null;
}
