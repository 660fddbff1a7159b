const readCharacters = 20_000;
const certain =
  /```|^\s{0,12}(?:#include\b|import [\w{*]|from [\w.]+ import\b|def \w+\(|class \w+[:({]|fn \w+\(|func \w+\(|public (?:static|class|void)|package \w|@\w+\()|=>\s*[{(]|\bconsole\.log\(|\bSELECT\b[^\n]{1,200}\bFROM\b|<\/[a-z][a-z0-9]{0,20}>|^#!\/|\bstd::\w|\bTraceback \(most recent call last\)|^\s{0,8}at \w[\w.$]{0,80}\([\w.]+:\d+/m;
// Bounded and begun at one character: `\w+\[` would try every place of a long word anew.
const tokens =
  /[{};]\s*$|^[ \t]*(?:if|for|while|else|return|var|let|const|try|elif|except|catch)\b[^\n]{0,200}[{:;)]\s*$|\w\(\)|\w\.\w{1,80}\(|[=!]==?|&&|\|\||\+\+|->|::|\w\[\w{0,80}\]\s{0,8}=|\b[a-z]+[A-Z]\w*\b|\w_\w{1,80}\(/gm;
const enough = 3;

/** True when a text carries program code: a fence or an unmistakable line, or three code-like marks. Reads 20,000 characters. */
export function hasCode(text: string): boolean {
  const read = text.length > readCharacters ? text.slice(0, readCharacters) : text;
  if (certain.test(read)) return true;
  let hits = 0;
  for (const match of read.matchAll(tokens)) {
    hits += match[0] === '' ? 0 : 1;
    if (hits >= enough) return true;
  }
  return false;
}
