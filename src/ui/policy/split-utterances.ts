/** Longest example that a policy takes, characters. */
const LONGEST = 4000;

/** Pasted examples, one a line: trimmed, without empty lines, doubles and those that are there already; long ones are counted as refused. */
export function splitUtterances(
  text: string,
  existing: readonly string[],
): { readonly added: readonly string[]; readonly refused: number } {
  const seen = new Set(existing);
  const added: string[] = [];
  let refused = 0;
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '' || seen.has(line)) continue;
    seen.add(line);
    if (line.length > LONGEST) refused += 1;
    else added.push(line);
  }
  return { added, refused };
}
