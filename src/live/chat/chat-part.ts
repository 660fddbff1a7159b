/** Tokens as a server reports them; `output` holds the reasoning too. */
export interface ReportedUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly reasoning: number;
}

/** What one message of a stream brought. */
export type ChatPart =
  | {
      readonly kind: 'delta';
      readonly text: string;
      readonly reasoning: string;
      readonly finishReason: string | null;
      readonly usage: ReportedUsage | null;
      /** The server says that nothing follows. */
      readonly last: boolean;
    }
  /** The server reports an error in the midst of its answer; `type` is its own word for it. */
  | { readonly kind: 'error'; readonly type: string; readonly message: string }
  /** No message of this protocol. */
  | { readonly kind: 'garbage' };

/** A message that says nothing but that it came. */
export const emptyDelta = {
  kind: 'delta',
  text: '',
  reasoning: '',
  finishReason: null,
  usage: null,
  last: false,
} as const;
