import type { Inspection } from '../core/domain/inspection';
import type { LogRow } from '../core/domain/log-row';
import type { Telemetry } from '../core/domain/telemetry';
import type { TraceEntry } from '../core/domain/verdict';

/** A row of a made-up session: every third one in the cloud. */
export function fakeRow(row: number): LogRow {
  const tier = row % 3 === 0 ? 'cloud' : 'local';
  return {
    row,
    promptId: `p${row}`,
    excerpt: `Prompt number ${row}`,
    tier,
    decidedBy: row % 2 === 0 ? 'rules' : 'semantic',
    endpointId: tier === 'cloud' ? 'openai-large' : 'local-llama-3.2-1b',
    endpointTier: tier,
    explored: false,
    outcome: 'completed',
    failedOver: false,
    escalated: false,
    complexityIndex: row % 101,
    complexityFrom: 'embedding',
    costUsd: tier === 'cloud' ? 0.0021 : 0.000018,
    latencyMs: 100 + row,
    inputTokens: 20,
    outputTokens: 100,
    label: null,
    acceptable: null,
    sensitive: false,
    leaked: false,
    topic: null,
    agreement: ['passed', 'decided', 'skipped', 'skipped'],
  };
}

/** The trace of a prompt that rules pass on and semantic sends to the cloud. */
export const fakeTrace: readonly TraceEntry[] = [
  { stage: 'rules', verdict: { kind: 'abstain', reason: 'no rule matches' }, reason: 'No rule matches.' },
  {
    stage: 'semantic',
    verdict: { kind: 'narrow', tier: 'cloud', candidates: ['openai-large'], confidence: 0.91 },
    score: { value: 0.91, threshold: 0.85, margin: 0.06, unit: 'probability' },
    reason: 'Nearest to proofs.',
  },
  { stage: 'complexity', verdict: { kind: 'skipped', by: 'semantic' }, reason: 'Decided by semantic.' },
  { stage: 'judge', verdict: { kind: 'skipped', by: 'semantic' }, reason: 'Decided by semantic.' },
  {
    stage: 'bandit',
    verdict: { kind: 'select', endpointId: 'openai-large', confidence: 0.9 },
    reason: 'Best mean reward.',
  },
];

/** How the row of that trace ended. */
export function fakeInspection(row: number): Inspection {
  return {
    row,
    prompt: { id: `p${row}`, text: `Prompt number ${row}`, metadata: {}, origin: 'typed' },
    features: { characters: 15, inputTokens: 4, language: 'en', hasCode: false, hasMath: false, pii: [] },
    decision: {
      tier: 'cloud',
      tierDecidedBy: 'semantic',
      endpointId: 'openai-large',
      endpointPickedBy: 'bandit',
      trace: fakeTrace,
      margin: 0.06,
      complexityIndex: 71,
      complexityFrom: 'embedding',
      propensity: 0.9,
      draw: 'greedy',
      explored: false,
      fallbacks: [],
      policyVersion: 1,
    },
    outcome: {
      kind: 'completed',
      ttftMs: 200,
      tpotMs: 10,
      latencyMs: 812,
      tokens: { input: 4, cacheRead: 0, cacheWrite: 0, visible: 60, reasoning: 0 },
      costUsd: 0.0021,
      quality: 1,
      qualitySource: 'simulated',
      attempts: [{ endpointId: 'openai-large', startMs: 0, durationMs: 812, costUsd: 0.0021 }],
    },
    reward: null,
    counterfactuals: [{ kind: 'none', sentence: 'No single threshold flips this.' }],
    times: [],
  };
}

const share = { value: 0.614, low: 0.55, high: 0.67, n: 240 };

/** Figures of a made-up session; nothing is labelled. */
export const fakeTelemetry: Telemetry = {
  mode: 'sim',
  routed: 240,
  arrivalsPerSecond: 4.2,
  promptsPerSecond: 900,
  heldOutLooks: 0,
  localShare: share,
  costUsd: 0.2,
  costBasis: { unknownRows: 0, estimatedRows: 0 },
  usdPerThousandRequests: 0.84,
  usdPerMillionTokens: 1.9,
  allCloudUsdPerThousandRequests: 2.9,
  latency: { n: 240, mean: 300, p50: 142, p95: 911, p99: 1400 },
  accuracy: { value: null, low: null, high: null, n: 0, sources: [] },
  privacy: { sensitive: 20, leaked: 0, basis: 'ground-truth' },
  failovers: 3,
  failed: 1,
  blocked: 0,
  explored: 4,
  randomDraws: { value: 0.1, low: 0.07, high: 0.14, n: 240 },
  tokens: { input: 4000, output: 20_000 },
  decidedBy: { rules: 100, semantic: 140 },
  endpoints: [],
  overhead: [],
  trend: { localShare: [0.5, 0.6, 0.62], latencyMs: [140, 150, 142], costUsd: [0.001, 0.002, 0.001] },
};
