import type { CascadeState } from './cascade-state';
import type { Effect, EmbeddedText, Reply } from './effects';
import type { Failure } from './domain/result';
import type { TierStageId } from './domain/verdict';
import { complexityVerdict } from './pillars/complexity';
import { judgeVerdict } from './pillars/judge';
import { appliesTo, refittedJudge } from './pillars/refitted-index';
import { stageVerdict } from './pillars/pillar';
import type { StageVerdict } from './pillars/pillar';
import { rulesVerdict } from './pillars/rules';
import { readComplexity } from './read-complexity';
import { semanticVerdict } from './pillars/semantic';
import { coversLanguage, semanticReader } from './pillars/semantic-reader';

type StageGenerator = Generator<Effect, StageVerdict, Reply>;

/** Asks a tier stage that reads vectors or asks the judge; a shadow question changes neither what counts as run nor the router's time. */
export function askStage(stage: Exclude<TierStageId, 'rules'>, state: CascadeState, asShadow: boolean): StageGenerator {
  switch (stage) {
    case 'semantic':
      return askSemantic(state, asShadow);
    case 'complexity':
      return askComplexity(state, asShadow);
    case 'judge':
      return askJudge(state, asShadow);
  }
}

/** Asks the rules, which need nothing but the text. */
export function askRules(state: CascadeState): StageVerdict {
  return amongAllowed(rulesVerdict(state.prompt, state.features, state.context.policy, state.inWords), state);
}

function* askSemantic(state: CascadeState, asShadow: boolean): StageGenerator {
  const { semanticIndex, model, policy } = state.context;
  if (!coversLanguage(state.features.language, semanticIndex, model)) return uncoveredLanguage(state);
  const answer = yield* askEmbedding(state, asShadow);
  if (!answer.ok) return failed(answer.failure);
  if (semanticIndex === null) {
    return failed({
      code: 'embedder-not-loaded',
      message: 'Not loaded, rules decide. Once the encoder has loaded, the session is flown again with it.',
      retryable: true,
    });
  }
  const reader = semanticReader(answer.value, semanticIndex, model);
  if (!reader.ok) return failed(reader.failure);
  return semanticVerdict(state.prompt, reader.value, policy.policy.semantic, state.candidates, state.inWords);
}

function* askComplexity(state: CascadeState, asShadow: boolean): StageGenerator {
  let embedded: EmbeddedText | undefined;
  if (languageOutside(state) === null && state.context.semanticIndex !== null) {
    const answer = yield* askEmbedding(state, asShadow);
    if (answer.ok) embedded = answer.value;
  }
  const { complexity } = state.context.policy.policy;
  const reading = readComplexity(state, embedded);
  return complexityVerdict(reading, complexity, state.candidates, state.inWords);
}

function* askJudge(state: CascadeState, asShadow: boolean): StageGenerator {
  const uncovered = languageOutside(state);
  if (uncovered !== null) return uncovered;
  const { live, policy, model } = state.context;
  const { refit } = policy.policy.complexity;
  // The surrogate reads the vector: without this it would know only the prompts that a stage before had embedded.
  if (policy.policy.judge.provider === 'surrogate' || !live) yield* askEmbedding(state, asShadow);
  if (policy.policy.judge.provider === 'surrogate' && state.embedding?.ok === true && appliesTo(model, refit)) {
    if (!asShadow) state.ran.add('judge');
    const reading = readComplexity(state, state.embedding.value);
    return judgeVerdict(refittedJudge(reading.index), policy.policy.judge, state.candidates, state.inWords);
  }
  const reply = yield { kind: 'judge', prompt: state.prompt, inWords: state.inWords };
  if (reply.kind !== 'judge') throw new Error(`judge effect answered by ${reply.kind}`);
  if (!asShadow) state.ran.add('judge');
  if (!reply.result.ok) return failed(reply.result.failure);
  return judgeVerdict(reply.result.value, policy.policy.judge, state.candidates, state.inWords);
}

/** The prompt's vector, asked for once; a failed answer stays. */
export function* askEmbedding(
  state: CascadeState,
  asShadow: boolean,
): Generator<Effect, NonNullable<CascadeState['embedding']>, Reply> {
  if (state.embedding === undefined) {
    const reply = yield { kind: 'embed', prompt: state.prompt };
    if (reply.kind !== 'embed') throw new Error(`embed effect answered by ${reply.kind}`);
    state.embedding = reply.result;
    if (!asShadow) state.ran.add('embed');
  }
  return state.embedding;
}

/** The abstention of pillars that read by the shipped encoder where it does not cover the prompt's language; null when it does. */
export function languageOutside(state: CascadeState): StageVerdict | null {
  return coversLanguage(state.features.language, null, state.context.model) ? null : uncoveredLanguage(state);
}

function uncoveredLanguage(state: CascadeState): StageVerdict {
  const { language } = state.features;
  const reason = `Language ${language} is outside the encoder's (${state.context.model.languages.join(', ')}).`;
  return stageVerdict({ kind: 'abstain', reason }, reason);
}

/** Rules know only text: of the endpoints they name, those stay that the gates have left. */
function amongAllowed(said: StageVerdict, state: CascadeState): StageVerdict {
  if (said.verdict.kind !== 'narrow') return said;
  const { tier, candidates: named, confidence } = said.verdict;
  const allowed = state.candidates(tier);
  const left = allowed.filter((id) => named.includes(id));
  // Where none of them is left, their tier stands in for them.
  const candidates = left.length === 0 ? allowed : left;
  return stageVerdict({ kind: 'narrow', tier, candidates, confidence }, said.reason, said.score, said.evidence);
}

function failed(failure: Failure): StageVerdict {
  return stageVerdict({ kind: 'failed', error: failure }, failure.message);
}
