/** A unit vector by its places that are not zero, ascending; all places of a dense one. */
export interface TextVector {
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/** Turns texts into unit vectors of one space. */
export interface TextEncoder {
  readonly name: string;
  /** Places of the space. */
  readonly dimensions: number;
  /** One vector a text, in order; a text that cannot be read gives zeros. */
  encode(texts: readonly string[]): Promise<readonly TextVector[]>;
}
