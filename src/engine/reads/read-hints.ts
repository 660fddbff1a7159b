import { costUsd } from '../../core/dispatch/cost';
import type { EfficiencyHint, EfficiencyHints, HintKind } from '../../core/domain/efficiency-hints';
import type { Endpoint, Price } from '../../core/domain/endpoint';
import type { Prompt } from '../../core/domain/prompt';
import { estimateTokens } from '../../core/features/estimate-tokens';
import { featuresOf } from '../../core/features/features-of';
import { removableTokens } from '../../core/shortening/removable-tokens';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { Slicer } from '../slicer';

/** Rows that are looked through. */
interface HintedRows {
  readonly mode: 'sim' | 'live';
  readonly columns: TelemetryColumns;
  readonly endpoint: (id: string) => Endpoint | undefined;
}

/** A beginning that fewer prompts share, or that is shorter, is no candidate. */
const fewestSharing = 3;
const leastPrefixTokens = 20;
/** ≈ Providers keep no shorter beginnings (as in sim/prompt-caches). */
const shortestCached = 1024;
const exampleCharacters = 80;
const nothing = { cacheRead: 0, cacheWrite: 0, visible: 0, reasoning: 0 };

class Tally {
  prompts = 0;
  tokens = 0;
  usd = 0;
  #example = { tokens: -1, text: '' };

  add(tokens: number, usd: number, text: string): void {
    this.prompts += 1;
    this.tokens += tokens;
    this.usd += usd;
    if (tokens > this.#example.tokens) this.#example = { tokens, text };
  }

  hint(kind: HintKind, rows: number): EfficiencyHint {
    const { prompts, tokens, usd } = this;
    const example = this.#example.text.replace(/\s+/g, ' ').trim().slice(0, exampleCharacters);
    return { kind, prompts, tokens, usdPerThousand: (1000 * usd) / rows, example };
  }
}

/** What the prompts in view could do without, and what that would save; every prompt is looked through. Throws `cancelled`. */
export async function readHints(
  { mode, columns, endpoint }: HintedRows,
  now: () => number,
  signal: AbortSignal,
): Promise<EfficiencyHints> {
  const slicer = new Slicer(now, signal);
  const tallies = new Map<HintKind, Tally>();
  const beginnings = new Map<string, { readonly tokens: number; readonly prices: (Price | undefined)[] }>();
  let inputTokens = 0;
  for (let row = 0; row < columns.length; row += 1) {
    await slicer.pause();
    const prompt = columns.prompts[row];
    if (prompt === undefined) continue;
    inputTokens += featuresOf(prompt).inputTokens;
    const price = endpoint(columns.endpointIds[columns.columns.endpoint[row] ?? -1] ?? '')?.price;
    for (const text of [...(prompt.system === undefined ? [] : [prompt.system]), prompt.text])
      for (const [kind, tokens] of removableTokens(text)) {
        tallyOf(tallies, kind).add(tokens, priced(price, tokens), text);
      }
    enterBeginning(prompt, price, beginnings);
  }
  tallyShared(beginnings, tallies);
  const rows = columns.length;
  const hints = [...tallies].map(([kind, tally]) => tally.hint(kind, rows));
  return { mode, rows, inputTokens, hints: hints.toSorted((a, b) => b.tokens - a.tokens) };
}

function tallyOf(tallies: Map<HintKind, Tally>, kind: HintKind): Tally {
  const tally = tallies.get(kind) ?? new Tally();
  tallies.set(kind, tally);
  return tally;
}

/** A subscription costs the same whatever is sent. */
function priced(price: Price | undefined, tokens: number): number {
  return price === undefined || price.kind === 'flat' ? 0 : costUsd(price, { ...nothing, input: tokens });
}

/** What a prompt begins with: its system text, or its first paragraph where more follows. */
function enterBeginning(
  { system, text }: Prompt,
  price: Price | undefined,
  beginnings: Map<string, { readonly tokens: number; readonly prices: (Price | undefined)[] }>,
): void {
  const paragraph = /^\s*(\S[\s\S]*?)\r?\n\s*\n/.exec(text.slice(0, 20_000))?.[1];
  const beginning = (system ?? '').trim() === '' ? paragraph : system;
  if (beginning === undefined) return;
  const known = beginnings.get(beginning);
  if (known !== undefined) {
    known.prices.push(price);
    return;
  }
  const tokens = estimateTokens(beginning);
  if (tokens >= leastPrefixTokens) beginnings.set(beginning, { tokens, prices: [price] });
}

/** All but the first of a beginning could be read from the provider's cache, where it is long enough for one. */
function tallyShared(
  beginnings: ReadonlyMap<string, { readonly tokens: number; readonly prices: readonly (Price | undefined)[] }>,
  tallies: Map<HintKind, Tally>,
): void {
  for (const [text, { tokens, prices }] of beginnings) {
    if (prices.length < fewestSharing) continue;
    for (const price of prices.slice(1)) {
      const isKept = tokens >= shortestCached && price?.kind === 'token' && price.cacheReadUsdPerMTok !== null;
      const usd = isKept ? priced(price, tokens) - costUsd(price, { ...nothing, input: tokens, cacheRead: tokens }) : 0;
      tallyOf(tallies, 'shared-prefix').add(tokens, usd, text);
    }
  }
}
