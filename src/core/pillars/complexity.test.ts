import { describe, expect, test } from 'vitest';
import { complexityTier, complexityVerdict } from './complexity';

const settings = { enabled: true, edgeThreshold: 65, band: 10 };
const candidates = (tier: string): readonly string[] => [tier];

describe('the complexity gate', () => {
  test.each([
    [76, 'cloud'],
    [75, null],
    [65, null],
    [55, null],
    [54, 'local'],
  ])('index %i with edge 65 and band 10 gives %s', (index, tier) => {
    expect(complexityTier(index, settings)).toBe(tier);
  });

  test('without a band the index decides alone, and only above the threshold is cloud', () => {
    const bare = { ...settings, band: 0 };
    expect([64, 65, 66].map((index) => complexityTier(index, bare))).toEqual(['local', 'local', 'cloud']);
  });

  test("explains the cloud in the article's words, with score, threshold and margin", () => {
    const said = complexityVerdict({ index: 81, from: 'text' }, settings, candidates);
    expect(said.reason).toContain('Complexity index (81%) exceeds Edge threshold. Routing to Cloud cluster...');
    expect(said.reason).toContain('Index 81 against 75 (edge 65 + band 10), margin 6.');
    expect(said.score).toEqual({ value: 81, threshold: 75, margin: 6, unit: 'index' });
  });

  test("explains local in the article's words", () => {
    const said = complexityVerdict({ index: 34, from: 'embedding' }, settings, candidates);
    expect(said.reason).toContain('Complexity index (34%) within Edge parameters. Dispatching to local compute...');
    expect(said.verdict).toMatchObject({ kind: 'narrow', tier: 'local', candidates: ['local'] });
  });

  test('abstains inside the band', () => {
    expect(complexityVerdict({ index: 68, from: 'text' }, settings, candidates).verdict.kind).toBe('abstain');
  });
});
