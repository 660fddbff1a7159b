import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightSegments } from './highlight-segments';

describe('highlightSegments', () => {
  it('marks a match and leaves the rest as it was', () => {
    expect(highlightSegments('prove it now', [{ start: 0, end: 5 }])).toEqual([
      { text: 'prove', marked: true, start: 0 },
      { text: ' it now', marked: false, start: 5 },
    ]);
  });

  it('joins spans that overlap and drops those outside the text', () => {
    const spans = [
      { start: 2, end: 4 },
      { start: 0, end: 3 },
      { start: 90, end: 95 },
    ];
    expect(highlightSegments('abcdef', spans).map(({ text }) => text)).toEqual(['abcd', 'ef']);
  });

  it('keeps every character of a short text, whatever the spans', () => {
    const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(span), (text, spans) => {
        const segments = highlightSegments(text, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });

  it('stays short around a match in a megabyte', () => {
    const segments = highlightSegments(`${'x'.repeat(500_000)}prove${'y'.repeat(500_000)}`, [
      { start: 500_000, end: 500_005 },
    ]);
    expect(segments.find(({ marked }) => marked)?.text).toBe('prove');
    expect(segments.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(400);
  });
});
