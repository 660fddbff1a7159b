import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import { plannedPrompts } from './session-plan';
import type { SessionPlan } from './session-plan';

/** What a search or a fit has found on some rows, and how a policy is told that takes it over. */
interface Offer {
  readonly rows: readonly number[];
  readonly isTakenOver: (policy: Policy) => boolean;
}

/** Older finds are not on show any more. */
const mostOffers = 50;

/**
 * Which rows have had a say in the policy, and may report on it no longer; and how often what is held out was looked at.
 * A row counts as used from the moment at which a find that it took part in is taken over, and stays so.
 */
export class TuningLedger {
  readonly #onLook: () => void;
  #offers: readonly Offer[] = [];
  #looks = 0;

  /** `onLook`: a search was judged on what is held out. */
  constructor(onLook: () => void) {
    this.#onLook = onLook;
  }

  /** Policies that were judged on what is held out, searches that judged theirs there included. */
  get looks(): number {
    return this.#looks;
  }

  /** A policy was applied: every figure over the held-out rows now speaks of it. */
  countPolicy(): void {
    this.#looks += 1;
  }

  /** A search was judged on the held-out rows. */
  countSearch(): void {
    this.#looks += 1;
    this.#onLook();
  }

  /** Starts over with the looks of an earlier session. */
  reset(looks: number): void {
    this.#offers = [];
    this.#looks = looks;
  }

  offer(rows: readonly number[], isTakenOver: Offer['isTakenOver']): void {
    this.#offers = [...this.#offers, { rows, isTakenOver }].slice(-mostOffers);
  }

  /** Rows that this policy newly rests on: those of finds that it takes over, and prompts that have become its examples. */
  usedBy(policy: Policy, plan: SessionPlan): readonly number[] {
    const prompts = plannedPrompts(plan);
    const used = new Set(this.#offers.filter(({ isTakenOver }) => isTakenOver(policy)).flatMap(({ rows }) => rows));
    const examples = new Set(policy.semantic.clusters.flatMap(({ utterances }) => utterances));
    for (const [row, prompt] of prompts.entries()) {
      if (prompt.origin !== 'sample' && examples.has(prompt.text)) used.add(row);
    }
    const isNew = ({ half }: Prompt): boolean => half !== 'tune';
    return [...used].filter((row) => prompts[row] !== undefined && isNew(prompts[row])).sort((a, b) => a - b);
  }
}
