import type { Embedding } from '../domain/features';
import type { IndexRefit } from '../domain/index-refit';
import type { Prompt } from '../domain/prompt';
import type { JudgeReply } from '../effects';
import { askedText } from '../features/asked-text';
import { lexicalFeatures } from '../features/lexical';
import { refitFeatures, scaledFeatures } from '../refit/refit-features';
import { logit, sigmoid } from '../sim/deterministic-math';
import type { RouterModel } from './router-model';

/** Predicted probabilities are kept off 0 and 1, where the logit has no value. */
const clip = 0.005;
/** The judge's scale over a refitted index: difficulty 7, the default threshold, at the default edge of 65. */
const scale = { index: 65, difficulty: 7 } as const;

/** The shipped index as a refit reads it: its logit, kept finite. `shipped` is 0..1. */
export function shippedLogit(shipped: number): number {
  return logit(Math.min(1 - clip, Math.max(clip, shipped)));
}

/** Whether a refit was made over this encoder and router model. */
export function appliesTo(
  model: Pick<RouterModel, 'encoder' | 'version'>,
  refit: IndexRefit | undefined,
): refit is IndexRefit {
  return refit !== undefined && refit.encoder === model.encoder && refit.router === model.version;
}

/** How likely the best local endpoint fails by the user's labels, 0..1; as shipped where the refit does not apply. */
export function refittedFailure(
  model: Pick<RouterModel, 'encoder' | 'version'>,
  refit: IndexRefit,
  shipped: number,
  prompt: Pick<Prompt, 'text' | 'metadata'>,
  vector: Embedding,
): number {
  if (!appliesTo(model, refit)) return shipped;
  const { head, calibration } = refit;
  const index = shippedLogit(shipped);
  if (head === null) return sigmoid(calibration.bias + calibration.index * index);
  const x = scaledFeatures(refitFeatures(index, lexicalFeatures(askedText(prompt.text)), vector), head);
  if (x.length !== head.weights.length) return shipped;
  let score = head.bias + offsetOf(head.apps, prompt.metadata.app);
  for (let k = 0; k < x.length; k += 1) score += (head.weights[k] ?? 0) * (x[k] ?? 0);
  return sigmoid(calibration.bias + calibration.index * index + calibration.head * score);
}

function offsetOf(apps: Readonly<Record<string, number>> | undefined, app: string | undefined): number {
  return apps !== undefined && app !== undefined && Object.hasOwn(apps, app) ? (apps[app] ?? 0) : 0;
}

/** The judge where the index was refitted: the same reading on its own scale, because a second opinion would be the old one. */
export function refittedJudge(index: number): JudgeReply {
  const { index: at, difficulty: seven } = scale;
  const difficulty = index <= at ? 1 + ((seven - 1) * index) / at : seven + ((10 - seven) * (index - at)) / (100 - at);
  return { difficulty: Math.round(10 * difficulty) / 10, judge: 'surrogate, refitted' };
}
