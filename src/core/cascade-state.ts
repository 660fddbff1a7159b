import type { EndpointId } from './domain/endpoint';
import type { Features } from './domain/features';
import type { Standing } from './conversations/conversation-table';
import type { Prompt, Tier } from './domain/prompt';
import type { StageId } from './domain/verdict';
import type { Reply } from './effects';
import type { FlightContext } from './flight-context';

/** What the stages of one cascade share while it runs. */
export interface CascadeState {
  readonly prompt: Prompt;
  readonly features: Features;
  readonly context: FlightContext;
  /** Where the prompt's conversation stood before it; null where it begins, or is none. */
  readonly standing: Standing | null;
  readonly candidates: (tier: Tier) => readonly EndpointId[];
  /** Whether verdicts bring reasons and evidence. */
  inWords: boolean;
  /** Undefined until a stage has asked; a failed answer stays, so that nobody asks twice. */
  embedding: (Reply & { kind: 'embed' })['result'] | undefined;
  readonly ran: Set<StageId | 'embed'>;
}
