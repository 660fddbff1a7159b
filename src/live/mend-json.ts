const deepest = 100;

/**
 * Valid JSON made of an answer that is nearly so: a fenced block or words around it, commas before an end, an end that is missing.
 * Null where the answer is valid JSON already, is none, or cannot be mended without guessing at values.
 */
export function mendJson(answer: string): string | null {
  const text = answer.trim();
  if (isJson(text)) return null;
  const start = text.search(/[{[]/);
  if (start === -1) return null;
  const mended = closed(text.slice(start));
  return mended !== null && isJson(mended) ? mended : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first object or list of a text, without trailing commas and with the ends it lacks; null where its ends do not match. */
function closed(text: string): string | null {
  const ends: string[] = [];
  let out = '';
  for (const token of text.match(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^"{}[\],:]+/gs) ?? []) {
    if (token === '{' || token === '[') {
      ends.push(token === '{' ? '}' : ']');
      if (ends.length > deepest) return null;
    } else if (token === '}' || token === ']') {
      if (ends.pop() !== token) return null;
      out = withoutComma(out);
    }
    out += token;
    // Words after the end are no part of it.
    if (ends.length === 0) return out;
  }
  const unquoted = /(?:^|[^\\])"$/.test(out.trimEnd()) || !endsInString(text) ? out : `${out}"`;
  return withoutComma(unquoted) + ends.toReversed().join('');
}

function withoutComma(text: string): string {
  return text.replace(/,\s*$/, '');
}

/** Whether a text breaks off within a string. */
function endsInString(text: string): boolean {
  return (text.replace(/\\./gs, '').match(/"/g)?.length ?? 0) % 2 === 1;
}
