import type { Span } from './span';

// Public formats of keys, by their issuers' prefixes. Upper bounds keep one match from eating a whole text.
const formats = [
  'sk-(?:[a-z]{2,8}[0-9]{0,2}-){0,3}[A-Za-z0-9_-]{20,250}',
  'gh[pousr]_[A-Za-z0-9]{36,250}',
  'github_pat_[A-Za-z0-9_]{22,250}',
  'gl(?:pat|dt|rt|ptt)-[A-Za-z0-9_-]{20,64}',
  '(?:AKIA|ASIA|AGPA|AROA)[A-Z0-9]{16}(?![A-Z0-9])',
  'xox[abeoprs]-[A-Za-z0-9-]{10,250}',
  'AIza[A-Za-z0-9_-]{35}',
  '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,250}',
  'whsec_[A-Za-z0-9+/=]{24,250}',
  'hf_[A-Za-z0-9]{30,64}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[A-Za-z0-9_-]{50,250}',
  'dckr_pat_[A-Za-z0-9_-]{20,64}',
  'SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,128}',
  'ya29\\.[A-Za-z0-9_-]{20,250}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  '(?:gsk|xai|pplx|nvapi|rc|r8|tvly|dop_v1|lin_api)[_-][A-Za-z0-9_-]{30,250}',
  'AGE-SECRET-KEY-1[A-Z0-9]{50,64}',
].join('|');
const prefixed = new RegExp(`(?<![A-Za-z0-9])(?:${formats})`, 'g');
/** The shortest of them have as long a run of such characters. */
const run = /[A-Za-z0-9_+/=.~-]{12}/;
const jsonWebToken = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{8,2000}/g;
const bearer = /(?<![A-Za-z])bearer[ \t]{1,4}[A-Za-z0-9._~+/-]{20,2000}=*/gi;
const urlPassword = /(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+]{1,15}:\/\/[^\s:@/]{1,64}:([^\s:@/]{3,128})@[A-Za-z0-9[]/g;

/** Credentials: keys by their issuer's prefix, tokens, passwords in URLs, and secrets named by the words before them. */
export function findSecrets(text: string): Span[] {
  const patterns = run.test(text) ? [prefixed, jsonWebToken, bearer] : [];
  const spans = patterns.flatMap((format) =>
    [...text.matchAll(format)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  if (!text.includes('://')) return spans;
  for (const match of text.matchAll(urlPassword)) {
    const end = match.index + match[0].length - 2;
    spans.push({ start: end - (match[1]?.length ?? 0), end });
  }
  return spans;
}
