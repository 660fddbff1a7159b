import type { PromptKey } from './breakdown';
import type { EndpointId } from './endpoint';
import type { FigureBasis } from './figure-basis';
import type { Share } from './telemetry';

/** What one model, or the policy, does with one group of prompts. */
export interface MatrixCell {
  readonly rows: number;
  readonly answered: number;
  /** Over labelled prompts. */
  readonly accuracy: Share;
  /** Over answered prompts, ms; null without any. */
  readonly meanMs: number | null;
  readonly usdPerThousandRequests: number;
}

export interface MatrixLine {
  /** Null: the policy. */
  readonly endpointId: EndpointId | null;
  readonly label: string;
  /** In the order of the groups; null where it answered none of their prompts. */
  readonly cells: readonly (MatrixCell | null)[];
  readonly all: MatrixCell | null;
}

/** Every model on every kind of prompt, the policy first. */
export interface ModelMatrix {
  /** Live: what each model that was called did with what it got. SIM: what each would do with every prompt, called alone. */
  readonly mode: 'sim' | 'live';
  readonly by: PromptKey;
  readonly basis: FigureBasis;
  readonly n: number;
  readonly nLabelled: number;
  readonly groups: readonly MatrixGroup[];
  readonly lines: readonly MatrixLine[];
}

export interface MatrixGroup {
  readonly name: string;
  readonly rows: number;
  /** Several small groups in one, which no name stands for. */
  readonly others?: true;
}
