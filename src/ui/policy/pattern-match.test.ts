import { describe, expect, it } from 'vitest';
import { checkPattern } from '../../core/pillars/check-pattern';
import { patternMatch } from './pattern-match';

const texts = [
  'prove it',
  'Proven facts',
  'PROVE',
  'improve',
  'die Architektur prüfen',
  'Prüfung',
  'C++ ist schwer',
  'これを証明してください',
  'prove   that',
];
const keywords = ['prove', 'prüfen', 'C++', '証明', 'prove that'];

describe('patternMatch', () => {
  it.each(keywords)('agrees with the engine on where the keyword %s is found', (source) => {
    const engine = checkPattern('keyword', source, 'i');
    if (!engine.ok) throw new Error(engine.failure.message);
    const found = texts.map((text) =>
      patternMatch({ id: 'k', kind: 'keyword', source, flags: 'i', enabled: true }, text),
    );
    expect(found).toEqual(texts.map((text) => engine.value.exec(text)?.[0] ?? null));
    expect(found.some((match) => match !== null)).toBe(true);
  });

  it('finds what a regular expression matches, and nothing for one that does not compile', () => {
    const regex = { id: 'r', kind: 'regex', source: 'pro+ve', flags: 'i', enabled: true } as const;
    expect(patternMatch(regex, 'Prooove it')).toBe('Prooove');
    expect(patternMatch({ ...regex, source: '(' }, 'x')).toBeNull();
  });
});
