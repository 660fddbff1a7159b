import type { Turn } from '../../core/domain/prompt';
import { isRecord, ownValue } from './is-record';
import { parseJson } from './parse-json';

/** What was asked: the last user turn, the turns before it, and the system text. */
export interface Conversation {
  readonly text: string;
  readonly system: string;
  readonly turns: readonly Turn[];
}

/** Where request bodies and log records keep their messages or their prompt. */
const promptKeys = ['messages', 'conversations', 'conversation', 'contents', 'input', 'inputs', 'prompt'] as const;
const textKeys = ['question', 'query', 'text', 'content'] as const;
const wrapperKeys = ['body', 'request', 'kwargs'] as const;
const systemKeys = ['system', 'instructions', 'system_prompt', 'systemInstruction', 'system_instruction'] as const;

const roles = new Map<string, 'system' | 'user' | 'assistant'>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['gpt', 'assistant'],
  ['bot', 'assistant'],
  ['chatbot', 'assistant'],
]);

/** Parts of a message that nobody said. */
const silentParts = new Set(['tool_use', 'tool_call', 'tool_result', 'tool_call_response', 'thinking', 'reasoning']);

const deepest = 4;

/**
 * The conversation that a logged prompt holds: a plain text, a list of chat messages (OpenAI, Anthropic, Gemini, ShareGPT or
 * OpenTelemetry parts), a request body around one, or any of these as JSON text. Undefined when nobody asks anything in it.
 */
export function readConversation(value: unknown, depth = 0): Conversation | undefined {
  if (depth > deepest) return undefined;
  if (typeof value === 'string') return fromText(value, depth);
  if (Array.isArray(value)) return fromList(value);
  return isRecord(value) ? fromRecord(value, depth) : undefined;
}

function fromText(text: string, depth: number): Conversation | undefined {
  if (/^\s*(\{\s*"|\[\s*[{"])/.test(text)) {
    const parsed = parseJson(text);
    const inner = parsed.ok ? readConversation(parsed.value, depth + 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return text.trim() === '' ? undefined : { text, system: '', turns: [] };
}

function fromRecord(value: Readonly<Record<string, unknown>>, depth: number): Conversation | undefined {
  if (depth > deepest) return undefined;
  for (const key of [...promptKeys, ...textKeys, ...wrapperKeys]) {
    const found = readConversation(ownValue(value, key), depth + 1);
    if (found === undefined) continue;
    const system = systemKeys.map((name) => plainText(ownValue(value, name))).find((text) => text !== '') ?? '';
    return { ...found, system: joinTexts([system, found.system]) };
  }
  // A prompt within an object of a name of its own.
  for (const inner of Object.values(value)) {
    const found = isRecord(inner) ? fromRecord(inner, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromList(list: readonly unknown[]): Conversation | undefined {
  const turns: Turn[] = [];
  const system: string[] = [];
  let hasRoles = false;
  for (const message of list) {
    if (!isRecord(message)) continue;
    const role = roleOf(message);
    if (role === undefined) continue;
    hasRoles = true;
    const text = plainText(message);
    if (text === '') continue;
    if (role === 'system') system.push(text);
    else if (role !== 'tool') turns.push({ role, text });
  }
  if (!hasRoles) return fromText(plainText(list), deepest);
  const last = turns.findLastIndex((turn) => turn.role === 'user');
  const asked = turns[last];
  return asked && { text: asked.text, system: joinTexts(system), turns: turns.slice(0, last) };
}

function roleOf(message: Readonly<Record<string, unknown>>): 'system' | 'user' | 'assistant' | 'tool' | undefined {
  const said = ownValue(message, 'role') ?? ownValue(message, 'from');
  return typeof said === 'string' ? (roles.get(said.toLowerCase()) ?? 'tool') : undefined;
}

/** The text of a message, its content or its parts; images, audio and tool calls have none. */
export function plainText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > deepest) return '';
  if (Array.isArray(value)) return joinTexts(value.map((part) => plainText(part, depth + 1)));
  if (!isRecord(value) || silentParts.has(String(ownValue(value, 'type')))) return '';
  for (const key of ['content', 'text', 'value', 'parts'] as const) {
    const text = plainText(ownValue(value, key), depth + 1);
    if (text !== '') return text;
  }
  return '';
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
