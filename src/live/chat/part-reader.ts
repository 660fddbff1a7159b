import type { ChatPart } from './chat-part';
import { EventStream } from './event-stream';
import { readOllamaMessage } from './read-ollama-message';
import { readOpenAiMessage } from './read-openai-message';
import { TextLines } from './text-lines';

/** Reads a body as it comes, chunk by chunk, into parts. */
export interface PartReader {
  readonly push: (bytes: Uint8Array) => readonly ChatPart[];
  /** What the end of the body completes. */
  readonly end: () => readonly ChatPart[];
}

/** The reader for what a server said it sends: events, lines of JSON, or one JSON document. */
export function partReader(protocol: 'openai' | 'ollama', contentType: string): PartReader {
  if (protocol === 'ollama') return lineReader(readNonEmpty);
  if (/\bapplication\/json\b/i.test(contentType)) return wholeReader();
  const events = new EventStream();
  const read = (data: string | null): readonly ChatPart[] => (data === null ? [] : [readOpenAiMessage(data)]);
  const reader = lineReader((line) => read(events.push(line)));
  return { push: reader.push, end: () => [...reader.end(), ...read(events.end())] };
}

function readNonEmpty(line: string): readonly ChatPart[] {
  return line.trim() === '' ? [] : [readOllamaMessage(line)];
}

function lineReader(read: (line: string) => readonly ChatPart[]): PartReader {
  const lines = new TextLines();
  return {
    push: (bytes) => {
      const parts = lines.push(bytes).flatMap(read);
      return lines.overflowed ? [...parts, { kind: 'garbage' }] : parts;
    },
    end: () => {
      const last = lines.end();
      return last === '' ? [] : read(last);
    },
  };
}

/** A server that does not stream sends its answer whole. */
function wholeReader(): PartReader {
  const decoder = new TextDecoder();
  let text = '';
  return {
    push: (bytes) => {
      text += decoder.decode(bytes, { stream: true });
      return text.length > 4_000_000 ? [{ kind: 'garbage' }] : [];
    },
    end: () => {
      const part = readOpenAiMessage(text + decoder.decode());
      return [part.kind === 'delta' ? { ...part, last: true } : part];
    },
  };
}
