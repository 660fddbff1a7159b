import { asciiTwin } from '../ascii-twin';
import { isAscii } from '../is-ascii';
import type { Span } from './span';

const name = new RegExp(
  '(?<![\\p{L}])(?:' +
    [
      'pass(?:word|wd|phrase|code)s?|pwd|pin(?: ?code)?|secret|credentials?|token',
      '(?:api|access|auth|secret|private|encryption|signing|license|account|subscription)[ _-]?(?:key|token|secret)(?:[ _-]?id)?',
      '[A-Z0-9]{2,24}_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PWD)',
      '(?:client|app|consumer)[ _-]?secret|key',
      'passwort|kennwort|senha|contraseña|clave|mot de passe|password|parola|пароль|密码|パスワード|비밀번호',
    ].join('|') +
    ')(?![\\p{L}])',
  'giu',
);
const asciiName = asciiTwin(name);
// Between the name and its value: at most a few words such as "is", and an assignment sign.
const bridge =
  /[ \t"'`)\]]{0,3}(?:(?:is|was|to|ist|lautet|é|è|es|est|являе?тся|for [\p{L}\p{N}.-]{1,24} is|是|は)[ \t]{0,3})?(?:[:=：]{1,2}>?|->|=>)?[ \t"'`([<]{0,4}/iuy;
const assigned = /[:=：]|->|=>|\b(?:is|was|ist|lautet|es|est)\b|é|è|是|は/iu;
const value = /[^\s"'`<>(){}[\],;]{4,400}/y;
const randomRun = /[A-Za-z0-9+/_-]{20,400}={0,2}/y;

/** Values that follow a word such as password, token or key and look like a secret rather than like prose or code. */
export function findNamedSecrets(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(isAscii(text) ? asciiName : name)) {
    const after = match.index + match[0].length;
    const found = valueAfter(text, after, /^(?:key|token)$/i.test(match[0]), /^pin/i.test(match[0]));
    if (found !== null) spans.push(found);
  }
  return spans;
}

function valueAfter(text: string, after: number, isVague: boolean, isPin: boolean): Span | null {
  bridge.lastIndex = after;
  const link = bridge.exec(text);
  if (link === null) return null;
  const begin = after + link[0].length;
  const pattern = assigned.test(link[0]) ? value : randomRun;
  pattern.lastIndex = begin;
  const token = pattern.exec(text)?.[0].replace(/[.!?:]$/, '');
  if (token === undefined) return null;
  const looks = isPin
    ? /^\d{4,8}$/.test(token)
    : isVague || pattern === randomRun
      ? isRandom(token)
      : isPassword(token);
  return looks ? { start: begin, end: begin + token.length } : null;
}

/** Letters and digits mixed, or a hexadecimal string, 16 characters or longer. */
function isRandom(token: string): boolean {
  if (token.length < 16 || isReference(token)) return false;
  return (
    /^[0-9a-f]{32,}$/i.test(token) || (/\d/.test(token) && /[a-z]/i.test(token) && !/^[a-z]+[_-]?\d{1,4}$/i.test(token))
  );
}

/** Six characters or longer with a digit or a symbol beside letters, and no code or placeholder. */
function isPassword(token: string): boolean {
  if (token.length < 6 || isReference(token)) return false;
  return /\p{L}/u.test(token) && /[\d!@#$%^&*?~+=]/.test(token);
}

/** Code that names a value elsewhere, a path, or a stand-in. */
function isReference(token: string): boolean {
  return /^(?:\$|%|@|https?:|\.{0,2}\/|process\.|os\.|env\.|self\.|this\.)|\*{3}|x{4,}|\.{3}|[=!<>]=/i.test(token);
}
