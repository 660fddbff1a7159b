export type Delimiter = ',' | ';' | '\t' | '|';

/** How the records of a file lie in its text. */
export type LogFormat =
  | {
      readonly kind: 'delimited';
      readonly delimiter: Delimiter;
      /** Whether the first record names the columns. */
      readonly hasHeader: boolean;
      /** Names of the columns, from left to right; `column 1` and so on without a header. */
      readonly columns: readonly string[];
      /** Whether rows leave out their last cells where these are empty. */
      readonly hasShortRows: boolean;
    }
  | { readonly kind: 'json-lines' }
  /** JSON values one after the other (`list` null), or the elements of the list that starts at character `from`. */
  | { readonly kind: 'json'; readonly from: number; readonly list: string | null }
  /** A prompt a line, or prompts separated by lines of three dashes. */
  | { readonly kind: 'text'; readonly separatedBy: 'lines' | 'dashes' };
