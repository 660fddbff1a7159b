import { longestPromptCharacters } from '../../core/domain/prompt';
import type { Label, PromptMetadata, RecordedOutcome, Turn } from '../../core/domain/prompt';
import type { ColumnMapping } from './column-mapping';
import type { ImportedPrompt } from './imported-prompt';
import { columnReader } from './log-columns';
import { logFields } from './log-fields';
import type { LogField } from './log-fields';
import type { LogFormat } from './log-format';
import { parseDuration, parseMoment } from './parse-duration';
import { parseNeed, parseYes } from './parse-need';
import { parseNumber } from './parse-number';
import { parseQuality } from './parse-quality';
import type { Conversation } from './read-conversation';
import { plainText, readConversation } from './read-conversation';

const longestName = 200;

export interface BuiltPrompt {
  readonly prompt: ImportedPrompt;
  readonly isTruncated: boolean;
  /** The label column says something that is no label. */
  readonly hasUnreadLabel: boolean;
}

/** Makes prompts of records under one mapping; undefined for a record in which nobody asks anything. */
export class PromptBuilder {
  readonly #mapping: ColumnMapping;
  readonly #readers = new Map<LogField, (value: unknown) => unknown>();

  constructor(format: LogFormat, mapping: ColumnMapping) {
    this.#mapping = mapping;
    for (const field of logFields) {
      const column = mapping.columns[field];
      if (column !== undefined) this.#readers.set(field, columnReader(format, column));
    }
  }

  build(record: unknown): BuiltPrompt | undefined {
    const asked = readConversation(this.#read('prompt', record));
    if (asked === undefined) return undefined;
    const own = plainText(this.#system(record));
    const conversation = own === '' || own === asked.system ? asked : { ...asked, system: joined(own, asked.system) };
    const { text, system, turns, isTruncated } = fitted(conversation);
    const label = this.#label(record);
    const recorded = this.#recorded(record);
    return {
      isTruncated,
      hasUnreadLabel: label === 'unread',
      prompt: {
        text,
        ...(system === '' ? {} : { system }),
        ...(turns.length === 0 ? {} : { turns }),
        metadata: this.#metadata(record),
        ...(label === undefined || label === 'unread' ? {} : { label }),
        ...(recorded === undefined ? {} : { recorded }),
      },
    };
  }

  #read(field: LogField, record: unknown): unknown {
    return this.#readers.get(field)?.(record);
  }

  /** A system column may hold parts as JSON text. */
  #system(record: unknown): unknown {
    const value = this.#read('system', record);
    return typeof value === 'string' && value.startsWith('[{') ? (readConversation(value)?.text ?? value) : value;
  }

  /** What was recorded of an outcome beats what somebody said of it. */
  #label(record: unknown): Label | 'unread' | undefined {
    let isUnread = false;
    for (const field of ['tierNeeded', 'label'] as const) {
      const value = this.#read(field, record);
      const need = parseNeed(value) ?? (field === 'tierNeeded' ? parseYes(value) : undefined);
      if (need !== undefined) return { need, source: field === 'label' ? 'user' : 'recorded-outcome' };
      if (value !== undefined && value !== null && value !== '') isUnread = true;
    }
    return isUnread ? 'unread' : undefined;
  }

  #metadata(record: unknown): PromptMetadata {
    const app = this.#name('app', record);
    const user = this.#name('user', record);
    const userTier = this.#name('userTier', record);
    const session = this.#name('session', record);
    const region = this.#name('region', record);
    const priority = priorityOf(this.#name('priority', record));
    return {
      ...(app === '' ? {} : { app }),
      ...(user === '' ? {} : { user }),
      ...(userTier === '' ? {} : { userTier }),
      ...(session === '' ? {} : { session }),
      ...(region === '' ? {} : { region: region.toLowerCase() }),
      ...(priority === undefined ? {} : { priority }),
    };
  }

  #name(field: LogField, record: unknown): string {
    const value = this.#read(field, record);
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.trim().slice(0, longestName) : '';
  }

  #recorded(record: unknown): RecordedOutcome | undefined {
    const { decimals, usdPerCostUnit, qualityMax } = this.#mapping;
    const model = this.#name('model', record);
    const cost = parseNumber(this.#read('cost', record), decimals.cost);
    const latencyMs = this.#latencyMs(record);
    const quality = parseQuality(this.#read('quality', record), qualityMax, decimals.quality);
    const isCost = cost !== undefined && cost >= 0;
    if (model === '' && !isCost && latencyMs === undefined && quality === undefined) return undefined;
    return {
      ...(model === '' ? {} : { model }),
      ...(isCost ? { costUsd: cost * usdPerCostUnit } : {}),
      ...(latencyMs === undefined ? {} : { latencyMs }),
      ...(quality === undefined ? {} : { quality }),
    };
  }

  #latencyMs(record: unknown): number | undefined {
    const { latencyUnit, decimals } = this.#mapping;
    const told = parseDuration(this.#read('latency', record), latencyUnit, decimals.latency);
    if (told !== undefined) return told;
    const from = parseMoment(this.#read('startedAt', record));
    const to = parseMoment(this.#read('endedAt', record));
    return from === undefined || to === undefined || to < from ? undefined : to - from;
  }
}

/** Cuts what is too long: the earliest turns go first, then the system text, then the end of the text. */
function fitted({ text, system, turns }: Conversation): Conversation & { readonly isTruncated: boolean } {
  let room = longestPromptCharacters;
  const take = (whole: string): string => {
    const part = whole.length <= room ? whole : whole.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
    room -= part.length;
    return part;
  };
  const keptText = take(text);
  const keptSystem = take(system);
  const keptTurns: Turn[] = [];
  for (const turn of turns.toReversed()) {
    if (turn.text.length > room) break;
    keptTurns.unshift({ role: turn.role, text: take(turn.text) });
  }
  const isTruncated = keptText !== text || keptSystem !== system || keptTurns.length < turns.length;
  return { text: keptText, system: keptSystem, turns: keptTurns, isTruncated };
}

function joined(one: string, other: string): string {
  return other === '' ? one : `${one}\n${other}`;
}

function priorityOf(name: string): PromptMetadata['priority'] {
  if (/^(low|baixa|baixo|baja|niedrig|basse|bassa)$/i.test(name)) return 'low';
  if (/^(normal|medium|media|média|mittel|moyenne)$/i.test(name)) return 'normal';
  return /^(high|urgent|alta|alto|hoch|haute)$/i.test(name) ? 'high' : undefined;
}
