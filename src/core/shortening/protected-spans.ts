/** A stretch of a text, as UTF-16 offsets; `to` is not in it. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** Code, quotations, tagged and aligned lines: what is there is there on purpose. */
const literal =
  /```[\s\S]*?(?:```|(?![\s\S]))|~~~[\s\S]*?(?:~~~|(?![\s\S]))|"""[\s\S]*?(?:"""|(?![\s\S]))|`[^`\n]*`|"[^"\n]{0,2000}"|“[^”]{0,2000}”|«[^»]{0,2000}»|„[^“”]{0,2000}[“”]|(?<![\p{L}\d])'[^'\n]{1,400}'(?![\p{L}\d])|^(?:[ ]{2,}|\t)\S.*$|^.*[\t|].*$|^.*\S[ ]{3,}\S.*[ ]{3,}\S.*$/gmu;
/** JSON and its like are looked for up to this many characters on. */
const longestBracket = 50_000;

/** The stretches of a text that nothing may be cut from: code, quoted strings, anything in braces or brackets, tables; in order, apart. */
export function protectedSpans(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [...text.matchAll(literal)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
  return merged([...spans, ...bracketed(text)]);
}

/** Whether a stretch touches one of the spans. */
export function touches({ from, to }: TextSpan, spans: readonly TextSpan[]): boolean {
  return spans.some((span) => span.from < to && from < span.to);
}

/** Balanced braces and brackets with what is in them; one that does not close protects nothing. */
function bracketed(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  const open: { readonly at: number; readonly closes: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') open.push({ at, closes: character === '{' ? '}' : ']' });
    const last = open.at(-1);
    if (last === undefined || character !== last.closes) continue;
    open.pop();
    if (open.length === 0 && at - last.at <= longestBracket) spans.push({ from: last.at, to: at + 1 });
  }
  return spans;
}

function merged(spans: readonly TextSpan[]): readonly TextSpan[] {
  const apart: TextSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || span.from > last.to) apart.push(span);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return apart;
}
