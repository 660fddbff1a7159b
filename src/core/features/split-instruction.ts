/** What a text asks for, and how many characters of pasted material come with it. */
export interface SplitText {
  readonly instruction: string;
  readonly materialCharacters: number;
}

const readCharacters = 20_000;
const fence = /```|~~~|"""|<[a-z][a-z0-9-]{0,20}>|\n[ \t]*[-=*_]{3,}[ \t]*\n/i;
/** A colon that introduces: at a line's end, before a quotation, or before a stretch of text. */
const introduction = /[:：](?:\s*\n|\s*["'“«„「『]|\s+(?=\S[\s\S]{60}))/;
const quotation = /["“«„「『][^"”»“」』\n]{40}/;
const label =
  /^\s*(?:q|question|problem|task|prompt|user|request|exercise|frage|aufgabe|pergunta|tarefa|pregunta|tarea|problema|exercice|domanda|compito|問題|质问|问题|题目)\s*[:：]\s*/i;
const closingLimit = 300;

/**
 * Separates the instruction from the material it is about: text after a fence, an introducing colon, a long quotation
 * or a blank line is material, and a short last line behind material belongs to the instruction again.
 */
export function splitInstruction(text: string): SplitText {
  const read = text.length > readCharacters ? text.slice(0, readCharacters) : text;
  const body = read.replace(label, '').trim();
  const cut = materialStart(body);
  if (cut === body.length) return { instruction: body, materialCharacters: text.length - read.length };
  const closing = closingInstruction(body.slice(cut));
  return {
    instruction: `${body.slice(0, cut)}\n${closing}`.trim(),
    materialCharacters: body.length - cut - closing.length + (text.length - read.length),
  };
}

function materialStart(body: string): number {
  const starts = [fence, introduction, quotation, /\n\s*\n|\n(?=[\s\S]{200})/].map((pattern) => {
    const match = pattern.exec(body);
    if (match === null) return body.length;
    return pattern === introduction ? match.index + 1 : match.index;
  });
  return Math.min(...starts);
}

/** The last paragraph or line, if it is short enough to be a request about what stands above it. */
function closingInstruction(material: string): string {
  const newline = material.trimEnd().lastIndexOf('\n');
  if (newline === -1) return '';
  const last = material.slice(newline + 1).trim();
  const isRequest =
    last.length <= closingLimit && /[\p{L}]{2}/u.test(last) && /[?？]$|^\p{Lu}?\p{L}+ \p{L}/u.test(last);
  return isRequest && !/[{};]$/.test(last) ? last : '';
}
