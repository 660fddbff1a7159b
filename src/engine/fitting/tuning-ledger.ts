import type { Policy } from '../../core/domain/policy';
import { policyContent } from '../session/policy-content';
import { plannedPrompts } from '../session/session-plan';
import type { SessionPlan } from '../session/session-plan';

/** What a search or a fit has found on some rows, and how a policy is told that takes it over. */
interface Find {
  readonly rows: readonly number[];
  readonly isTakenOver: (policy: Policy) => boolean;
  /** Whether a policy without it owes it nothing: a fit stands in the policy, a threshold lives on in what it is edited to. */
  readonly lapses: boolean;
}

/** Older finds are not on show any more. */
const mostFinds = 50;

/**
 * Which rows the policy in force rests on, and so may not report on it; and how often what is held out was looked at. A row
 * counts from the moment at which a find that it took part in is taken over, until a policy from before is back.
 */
export class TuningLedger {
  readonly #onLook: () => void;
  #finds: readonly Find[] = [];
  /** Finds that the policy in force rests on. */
  #taken: readonly Find[] = [];
  /** Finds that earlier policies rested on, where a change of policy changed them: an undo brings them back. */
  #takenBy = new Map<string, readonly Find[]>();
  /** Rows that a session came back with: nobody knows by which find. */
  #restored: readonly number[] = [];
  #looks = 0;

  /** `onLook`: a search was judged on what is held out. */
  constructor(onLook: () => void) {
    this.#onLook = onLook;
  }

  /** Policies that were judged on what is held out, searches that judged theirs there included. */
  get looks(): number {
    return this.#looks;
  }

  /** One policy took the place of another: every figure over the held-out rows now speaks of it. */
  replace(before: Policy, after: Policy): void {
    this.#looks += 1;
    const taken = this.#takenUnder(after);
    if (!sameItems(taken, this.#taken)) {
      this.#takenBy.set(policyContent(before), this.#taken);
      this.#takenBy.set(policyContent(after), taken);
    }
    this.#taken = taken;
  }

  /** A search was judged on the held-out rows. */
  countSearch(): void {
    this.#looks += 1;
    this.#onLook();
  }

  /** Starts over with the looks of an earlier session, and the rows that its policy rested on. */
  reset(looks = 0, tuned: readonly number[] = []): void {
    this.#finds = [];
    this.#taken = [];
    this.#takenBy = new Map();
    this.#restored = tuned;
    this.#looks = looks;
  }

  offer(find: Find): void {
    this.#finds = [...this.#finds, find].slice(-mostFinds);
  }

  /** Rows that a policy rests on, were it the next: those of finds that it takes over or comes from, and its own examples. */
  usedBy(policy: Policy, plan: SessionPlan): readonly number[] {
    const prompts = plannedPrompts(plan);
    const used = new Set([...this.#restored, ...this.#takenUnder(policy).flatMap(({ rows }) => rows)]);
    const examples = new Set(policy.semantic.clusters.flatMap(({ utterances }) => utterances));
    for (const [row, prompt] of prompts.entries()) {
      if (prompt.origin !== 'sample' && examples.has(prompt.text)) used.add(row);
    }
    return [...used].filter((row) => prompts[row] !== undefined && prompts[row].split !== 'tune').sort((a, b) => a - b);
  }

  #takenUnder(policy: Policy): readonly Find[] {
    const inherited =
      this.#takenBy.get(policyContent(policy)) ??
      this.#taken.filter((find) => !find.lapses || find.isTakenOver(policy));
    return [...new Set([...inherited, ...this.#finds.filter(({ isTakenOver }) => isTakenOver(policy))])];
  }
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
