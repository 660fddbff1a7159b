import { asciiTwin } from './ascii-twin';
import { spaceMembers } from './character-class';
import { isAscii } from './is-ascii';

// Word boundaries of the fitted patterns are Unicode's, which \b is not even with the u flag.
const edge = '(?<![\\p{L}\\p{N}_])';
const stop = '(?![\\p{L}\\p{N}_])';
const word = '[\\p{L}\\p{N}_]';
const space = `[${spaceMembers}]`;

function whole(...words: readonly string[]): string {
  return `${edge}(?:${words.join('|')})${stop}`;
}

const code = [
  '```',
  `${edge}def `,
  whole('function', 'code', 'python', 'javascript', 'sql', 'regex', 'algorithm'),
  `${edge}class ${word}`,
  `[;{}]${space}*(?:$|(?=\\n))`,
  `import ${word}`,
  `${edge}c\\+\\+`,
];
const math = [
  `[=+*/^]${space}*[\\p{Nd}]`,
  `[\\p{Nd}]${space}*[=+*/^%]`,
  '\\\\frac|\\$',
  whole(
    'solve',
    'equation',
    'prove',
    'probability',
    'integral',
    'derivative',
    'compute',
    'calculate',
    'how many',
    'how much',
  ),
];
const reason = [
  whole(
    'why',
    'explain',
    'analy[sz]e',
    'compare',
    'evaluate',
    'step[- ]by[- ]step',
    'assume',
    'suppose',
    'not',
    'except',
  ),
  whole('if'),
];
const creative = [whole('write', 'story', 'poem', 'essay', 'blog', 'email', 'imagine', 'act as', 'pretend')];
const constraint = [whole('exactly', 'at least', 'at most', 'must', 'without', 'only', 'format', 'json', 'table')];
const knowledge = [whole('who', 'when', 'where', 'which', 'what is', 'define', 'name')];

const compile = (parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'giu');
const topics = [code, math, reason, creative, constraint, knowledge].map(compile);
const asciiTopics = topics.map(asciiTwin);
const reasonTopic = 2;
const thenPattern = new RegExp(whole('then'), 'giu');

/** How many topics `countTopicHits` counts. */
export const topicCount = topics.length;

/**
 * Non-overlapping hits of each topic: code, mathematics, reasoning, creative, constraints, knowledge.
 * Linear in the text, also for "if ... then" without a "then".
 */
export function countTopicHits(text: string): readonly number[] {
  // Python folds the Turkish i's onto i when it ignores case.
  const folded = /[\u0130\u0131]/.test(text) ? text.replace(/[\u0130\u0131]/g, 'i') : text;
  return (isAscii(folded) ? asciiTopics : topics).map((pattern, topic) =>
    topic === reasonTopic ? countReasoning(folded, pattern) : count(folded, pattern),
  );
}

function count(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let hits = 0;
  while (pattern.exec(text) !== null) hits += 1;
  return hits;
}

/** An "if" counts only with a "then" later on its line, and swallows everything up to the last one. */
function countReasoning(text: string, pattern: RegExp): number {
  let thens: Thens | null = null;
  pattern.lastIndex = 0;
  let hits = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (!/^if$/iu.test(match[0])) {
      hits += 1;
      continue;
    }
    thens ??= lastThenPerLine(text);
    const end = thens.endAfter(match.index + 2);
    if (end === null) continue;
    hits += 1;
    pattern.lastIndex = end;
  }
  return hits;
}

interface Thens {
  /** End of the last "then" on the line of a position, if it starts at or after it; positions must not decrease. */
  endAfter(position: number): number | null;
}

function lastThenPerLine(text: string): Thens {
  const ends: number[] = [];
  for (const match of text.matchAll(thenPattern)) ends.push(match.index + match[0].length);
  let lineEnd = -1;
  let last: number | null = null;
  let next = 0;
  return {
    endAfter(position) {
      if (position > lineEnd) {
        const newline = text.indexOf('\n', position);
        lineEnd = newline === -1 ? text.length : newline;
        last = null;
        for (let end = ends[next]; end !== undefined && end <= lineEnd; end = ends[next]) {
          last = end;
          next += 1;
        }
      }
      return last !== null && last - 4 >= position ? last : null;
    },
  };
}
