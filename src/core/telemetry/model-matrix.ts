import type { PromptKey } from '../domain/breakdown';
import type { EndpointId } from '../domain/endpoint';
import type { MatrixCell, MatrixGroup, MatrixLine, ModelMatrix } from '../domain/model-matrix';
import type { Prompt } from '../domain/prompt';
import type { RowValue } from '../stats/replayed-row';
import { wilson } from '../stats/wilson';
import { groupOf, lengthNames } from './group-of';

const MOST_GROUPS = 12;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 64;

/** One line to be: a model, or with null the policy; `answerOf` is null for a row that was not its to answer. */
export interface MatrixSource {
  readonly endpointId: EndpointId | null;
  readonly label: string;
  readonly answerOf: (row: number) => RowValue | null;
}

interface Group extends MatrixGroup {
  readonly at: readonly number[];
}

/**
 * The prompts of some rows in groups, and what each source did with each of them; the largest groups first, the classes of
 * length by length, and beyond twelve the rest as one. Accuracy has Wilson's interval. Pauses every few milliseconds.
 */
export function* modelMatrix(
  rows: readonly { readonly row: number; readonly prompt: Prompt }[],
  by: PromptKey,
  sources: readonly MatrixSource[],
): Generator<void, Pick<ModelMatrix, 'by' | 'n' | 'nLabelled' | 'groups' | 'lines'>, void> {
  const groups = yield* groupsOf(
    rows.map(({ prompt }) => prompt),
    by,
  );
  const lines: MatrixLine[] = [];
  for (const { endpointId, label, answerOf } of sources) {
    const total = new Tally();
    const cells: (MatrixCell | null)[] = [];
    for (const { at } of groups) {
      const tally = new Tally();
      for (const [k, place] of at.entries()) {
        if (k % ROWS_AT_ONCE === 0) yield;
        const one = rows[place];
        const answer = one === undefined ? null : answerOf(one.row);
        if (one === undefined || answer === null) continue;
        tally.add(answer, one.prompt);
        total.add(answer, one.prompt);
      }
      cells.push(tally.cell);
    }
    lines.push({ endpointId, label, cells, all: total.cell });
  }
  const nLabelled = rows.filter(({ prompt }) => prompt.label !== undefined).length;
  return { by, n: rows.length, nLabelled, groups: groups.map(({ at: _at, ...group }) => group), lines };
}

function* groupsOf(prompts: readonly Prompt[], by: PromptKey): Generator<void, readonly Group[], void> {
  const members = new Map<string, number[]>();
  for (const [place, prompt] of prompts.entries()) {
    if (place % ROWS_AT_ONCE === 0) yield;
    const name = groupOf(prompt, by);
    const known = members.get(name);
    if (known === undefined) members.set(name, [place]);
    else known.push(place);
  }
  const sorted = [...members].toSorted(([one, its], [other, those]) =>
    by === 'length' ? lengthNames.indexOf(one) - lengthNames.indexOf(other) : those.length - its.length,
  );
  const kept = sorted.length > MOST_GROUPS ? sorted.slice(0, MOST_GROUPS - 1) : sorted;
  const rest = sorted.slice(kept.length).flatMap(([, at]) => at);
  const groups = kept.map(([name, at]): Group => ({ name, rows: at.length, at }));
  if (rest.length === 0) return groups;
  return [...groups, { name: `${sorted.length - kept.length} others`, rows: rest.length, others: true, at: rest }];
}

/** Sums of one cell. */
class Tally {
  #rows = 0;
  #answered = 0;
  #labelled = 0;
  #acceptable = 0;
  #costUsd = 0;
  #latencyMs = 0;

  add(answer: RowValue, { label }: Prompt): void {
    this.#rows += 1;
    this.#costUsd += answer.costUsd;
    if (answer.answered) {
      this.#answered += 1;
      this.#latencyMs += answer.latencyMs;
    }
    if (label === undefined) return;
    this.#labelled += 1;
    if (answer.acceptable) this.#acceptable += 1;
  }

  get cell(): MatrixCell | null {
    if (this.#rows === 0) return null;
    return {
      rows: this.#rows,
      answered: this.#answered,
      accuracy: wilson(this.#acceptable, this.#labelled),
      meanMs: this.#answered === 0 ? null : this.#latencyMs / this.#answered,
      usdPerThousandRequests: (1000 * this.#costUsd) / this.#rows,
    };
  }
}
