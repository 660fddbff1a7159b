import type { EmbeddedText } from '../effects';
import type { Failure, Result } from '../domain/result';
import type { RouterModel } from './router-model';
import type { SemanticIndex } from './semantic-index';

/** What pillar 2 reads a text by: the vector, the exemplars and the calibration of one encoder. */
export interface SemanticReader {
  readonly embedded: EmbeddedText;
  readonly index: SemanticIndex;
  /** P(cloud-required) = sigmoid(slope x margin + intercept). */
  readonly curve: RouterModel['semantic'];
  /** The encoder's id where the curve is the shipped encoder's and this is another one; else null. */
  readonly uncalibrated: string | null;
}

/** The reader of a text by the encoder that the policy names; `embedder-not-loaded` where that one is missing. */
export function semanticReader(
  embedded: EmbeddedText,
  index: SemanticIndex,
  model: Pick<RouterModel, 'semantic'>,
): Result<SemanticReader> {
  const { own } = index;
  if (own === null) return { ok: true, value: { embedded, index, curve: model.semantic, uncalibrated: null } };
  const { id, calibration } = own.choice;
  if (own.index === null || embedded.own === undefined) return { ok: false, failure: notLoaded(id) };
  const value = {
    embedded: embedded.own,
    index: own.index,
    curve: calibration ?? model.semantic,
    uncalibrated: calibration === undefined ? id : null,
  };
  return { ok: true, value };
}

/** Whether pillar 2's encoder covers a language; a text without evidence of one counts as covered. */
export function coversLanguage(
  language: string,
  index: SemanticIndex | null,
  model: Pick<RouterModel, 'languages'>,
): boolean {
  return language === 'und' || index?.own?.choice.covers === 'any' || model.languages.includes(language);
}

function notLoaded(id: string): Failure {
  const message = `Encoder ${id} is not loaded: choose its folder in Semantic, or go back to the shipped one.`;
  return { code: 'embedder-not-loaded', message, retryable: true };
}
