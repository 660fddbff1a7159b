/** An encoder of the user's as it was opened. */
export interface OwnEncoderInfo {
  readonly id: string;
  readonly name: string;
  readonly dimensions: number;
  readonly bytes: number;
  /** Measured, ms. */
  readonly loadMs: number;
  /** Guessed from its vocabulary: one of several languages is large. */
  readonly covers: 'english' | 'any';
}

/** P(cloud-required) over the margin of the user's encoder, fitted on labels; nothing is changed by it. */
export interface OwnCalibration {
  /** Labelled prompts that the fit may use, and those of them that need the cloud. */
  readonly labels: number;
  readonly needCloud: number;
  /** Area under the ROC curve of the margin against these labels; null without both. */
  readonly auc: number | null;
  readonly fit: { readonly slope: number; readonly intercept: number } | null;
  /** Why nothing was fitted; null where a fit follows. */
  readonly refusal: string | null;
}
