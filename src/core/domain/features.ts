/** Kinds of personal or secret data that the detectors know. */
export type PiiKind =
  'email' | 'card' | 'iban' | 'secret' | 'phone' | 'us-ssn' | 'national-id' | 'ip-address' | 'private-key';

/** Character offsets into the text that was read, end exclusive. `field` names which text. */
export interface PiiSpan {
  readonly kind: PiiKind;
  readonly field: 'text' | 'system' | 'turns';
  readonly start: number;
  readonly end: number;
}

/** A text unit vector from the encoder, L2-normalised, length = the encoder's dimensions. */
export type Embedding = Float32Array;

/** Facts read from a prompt's text alone, before any policy looks at it. */
export interface Features {
  /** Code points of the last user turn, after trimming. */
  readonly characters: number;
  /** Estimated tokens of everything that would be sent: system, turns and text. */
  readonly inputTokens: number;
  /** ISO 639-1, or `und` where the text gives no evidence. */
  readonly language: string;
  readonly hasCode: boolean;
  readonly hasMath: boolean;
  readonly pii: readonly PiiSpan[];
}
