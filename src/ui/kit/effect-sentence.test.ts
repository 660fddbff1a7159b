import { expect, it } from 'vitest';
import { effectSentence } from './effect-sentence';

const none = {
  n: 240,
  moved: 0,
  toCloud: 0,
  toLocal: 0,
  toCache: 0,
  toNobody: 0,
  toPerson: 0,
  otherModel: 0,
  judged: { n: 120, heldOut: true },
  costChange: 0,
  costParts: { byRoute: 0, byModel: 0 },
  qualityChange: null,
};

it('says how many prompts move, where to, and at what price', () => {
  const qualityChange = { value: -0.002, low: -0.009, high: 0.004, n: 120 };
  const effect = { ...none, moved: 12, toCloud: 2, toLocal: 10, costChange: -0.31, qualityChange };
  expect(effectSentence('65 → 70', effect)).toBe(
    '65 → 70: 12 of 240 change route, 10 to local, 2 to cloud; held out: cost \u221231\u202f%, n = 120; quality \u22120.2\u202fpt [\u22120.9, +0.4], n = 120',
  );
});

it('tells what of the cost is other routes, and what is the choice among models', () => {
  const costParts = { byRoute: -0.02, byModel: -0.09 };
  const effect = { ...none, moved: 12, toLocal: 12, otherModel: 30, costChange: -0.11, costParts };
  expect(effectSentence('refit', effect)).toContain(
    'cost \u221211\u202f% (\u22122\u202f% by route, \u22129\u202f% by other models), n = 120',
  );
  expect(effectSentence('refit', { ...effect, otherModel: 0 })).not.toContain('by route');
});

it('is short where nothing moves, and does not guess without labels', () => {
  expect(effectSentence('65 → 66', none)).toBe('65 → 66: 0 of 240 change route');
  expect(effectSentence('65 → 70', { ...none, moved: 1, toLocal: 1, costChange: null })).toContain(
    'cost unknown, n = 120; quality unknown (no labels)',
  );
});

it('tells what nobody serves any more, and what another model of the tier does', () => {
  const sentence = effectSentence('off', { ...none, moved: 3, toCloud: 1, toNobody: 2, otherModel: 4 });
  expect(sentence).toContain(
    '3 of 240 change route, 1 to cloud, 2 to nobody; 4 change model in their tier; held out: cost',
  );
});
