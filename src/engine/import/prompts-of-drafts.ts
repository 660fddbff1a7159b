import { longestPromptCharacters } from '../../core/domain/prompt';
import { drained } from '../../core/drained';
import type { Prompt, PromptOrigin } from '../../core/domain/prompt';
import { EngineCallError } from '../protocol';
import type { PromptDraft } from '../protocol';
import { wellFormed } from '../session/well-formed';

const mostPrompts = 20_000;
/** Drafts between two chances to pause. */
const DRAFTS_AT_ONCE = 256;
/** One for all that have none. */
const noMetadata: Prompt['metadata'] = {};

/**
 * Makes prompts of what the interface handed over; the nth of a batch is called `p<batch>-<n>-<text's hash>`, so that its
 * random streams are the same whenever the session is flown again, and those of another text in its place are not. Throws `invalid-input` for no prompts, too many, an empty
 * one, or one that is too long, and says which.
 */
export function promptsOfDrafts(
  drafts: readonly PromptDraft[],
  batch: number,
  origin: PromptOrigin = 'typed',
): readonly Prompt[] {
  return drained(promptsOfDraftsInSteps(drafts, batch, origin));
}

/** The same, pausing every few milliseconds. */
export function* promptsOfDraftsInSteps(
  drafts: readonly PromptDraft[],
  batch: number,
  origin: PromptOrigin = 'typed',
): Generator<void, readonly Prompt[], void> {
  if (drafts.length === 0) refuse('Nothing to route: there is no prompt.');
  if (drafts.length > mostPrompts) {
    refuse(
      `${count(drafts.length)} prompts are more than the ${count(mostPrompts)} one call takes. Route fewer at once.`,
    );
  }
  const prompts: Prompt[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (index % DRAFTS_AT_ONCE === 0) yield;
    const which = drafts.length === 1 ? 'The prompt' : `Prompt ${count(index + 1)} of ${count(drafts.length)}`;
    if (draft.text.trim() === '') refuse(`${which} is empty.`);
    const characters = sizeOf(draft);
    if (characters > longestPromptCharacters) {
      refuse(
        `${which} has ${count(characters)} characters; ${count(longestPromptCharacters)} is the most. Shorten it.`,
      );
    }
    // Joined, not added up: a long string that was added up keeps its parts beside it.
    prompts.push(promptOf(draft, ['p', batch, '-', index, '-', textHash(draft.text)].join(''), origin));
  }
  return prompts;
}

function promptOf(draft: PromptDraft, id: string, origin: PromptOrigin): Prompt {
  const { system, turns, overrides, label, recorded } = draft;
  return {
    id,
    text: wellFormed(draft.text),
    ...(system === undefined ? {} : { system: wellFormed(system) }),
    ...(turns === undefined ? {} : { turns: turns.map(({ role, text }) => ({ role, text: wellFormed(text) })) }),
    ...(overrides === undefined ? {} : { overrides }),
    metadata: draft.metadata ?? noMetadata,
    origin,
    ...(label === undefined ? {} : { label }),
    ...(recorded === undefined ? {} : { recorded }),
  };
}

/** FNV-1a over UTF-16 units, 32 bits in base 36 (Fowler, Noll and Vo). */
function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function sizeOf({ text, system = '', turns = [] }: PromptDraft): number {
  return turns.reduce((sum, turn) => sum + turn.text.length, text.length + system.length);
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function refuse(message: string): never {
  throw new EngineCallError({ code: 'invalid-input', message, retryable: false });
}
