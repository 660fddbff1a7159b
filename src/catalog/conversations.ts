import * as v from 'valibot';
import type { Prompt, Turn } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import type { RandomStream } from '../core/sim/rng';
import conversationData from './conversations.json';
import { parseFile } from './parse-file';

const conversation = v.object({
  session: v.string(),
  app: v.string(),
  /** What the user pastes under the first turn: made by a seeded draw, as an agent's context is long and dull. */
  material: v.nullable(v.picklist(['code', 'log', 'table', 'contract'])),
  /** Need by the author, what the user says, what is answered. */
  turns: v.array(v.tuple([v.picklist(['local', 'cloud']), v.string(), v.string()])),
});
type Conversation = v.InferOutput<typeof conversation>;

const lines = 110;
const verbs = ['load', 'store', 'merge', 'verify', 'charge', 'refund', 'notify', 'archive'] as const;
const nouns = ['order', 'invoice', 'batch', 'account', 'ledger', 'parcel', 'receipt', 'claim'] as const;
const regions = ['north', 'south', 'east', 'west'] as const;

/** One line of pasted material, the nth from 0. */
const lineOf: Readonly<Record<NonNullable<Conversation['material']>, (line: number, draw: RandomStream) => string>> = {
  code: (line, draw) => {
    const [verb, noun] = [one(verbs, draw), one(nouns, draw)];
    return `export async function ${verb}_${noun}_${line}(id) { const row = await db.${noun}.get(id); return ${verb}(row); }`;
  },
  log: (line, draw) =>
    `step ${line} worker ${1 + Math.floor(4 * draw.uniform())} ${one(verbs, draw)} ${one(nouns, draw)}: ${draw.uniform() < 0.2 ? 'error, lock not free' : 'ok'} after ${Math.round(900 * draw.uniform())} ms`,
  table: (line, draw) =>
    `week ${1 + Math.floor(line / 4)},${regions[line % 4] ?? 'north'},${Math.round(800 + 400 * draw.uniform())} sold,${Math.round(30 * draw.uniform())} returned,${draw.uniform() < 0.3 ? 'discount' : 'list price'}`,
  contract: (line, draw) =>
    `${line + 1}. The ${one(nouns, draw)} shall ${one(verbs, draw)} each ${one(nouns, draw)} within ${5 + Math.floor(25 * draw.uniform())} days, unless clause ${1 + Math.floor(lines * draw.uniform())} says otherwise.`,
};

/**
 * Conversations of several turns with their author's labels, as prompts without ids: coding agents with a long pasted
 * context, analysts, contracts, a helpdesk. Each turn carries those before it. The same at every call.
 */
export function sampleConversations(): readonly Omit<Prompt, 'id' | 'origin'>[] {
  const streams = new RandomStreams(1);
  const conversations = parseFile('conversations.json', v.array(conversation), conversationData);
  // Turn by turn, as the users of a service talk at the same time.
  const longest = Math.max(...conversations.map(({ turns }) => turns.length));
  const talks = conversations.map((talk) => turnsOf(talk, streams.stream(`conversation/${talk.session}`)));
  return Array.from({ length: longest }, (_, turn) => talks.flatMap((talk) => talk[turn] ?? [])).flat();
}

function turnsOf(
  { session, app, material, turns }: Conversation,
  draw: RandomStream,
): readonly Omit<Prompt, 'id' | 'origin'>[] {
  const pasted =
    material === null
      ? ''
      : `\n\n${Array.from({ length: lines }, (_, line) => lineOf[material](line, draw)).join('\n')}`;
  const said = turns.map(([, text], turn) => (turn === 0 ? text + pasted : text));
  return turns.map(([need], turn) => ({
    text: said[turn] ?? '',
    turns: said.slice(0, turn).flatMap((text, before): Turn[] => [
      { role: 'user', text },
      { role: 'assistant', text: turns[before]?.[2] ?? '' },
    ]),
    metadata: { app, session },
    label: { need, source: 'sample-authors' },
  }));
}

function one<Value>(values: readonly [Value, ...Value[]], draw: RandomStream): Value {
  return values[Math.floor(values.length * draw.uniform())] ?? values[0];
}
