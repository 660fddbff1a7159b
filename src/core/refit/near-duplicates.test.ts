import { describe, expect, test } from 'vitest';
import { drained } from '../drained';
import { RandomStreams } from '../sim/rng';
import { dealGroups } from './deal-groups';
import { nearDuplicates } from './near-duplicates';
import { splitGroups } from './split-groups';

const groupsOf = (texts: readonly string[]): readonly number[] => Array.from(drained(nearDuplicates(texts)));
const fillers = [
  'apples',
  'chairs',
  'violins',
  'rivers',
  'lamps',
  'windows',
  'teachers',
  'moons',
  'coins',
  'boats',
  'hats',
  'roads',
];

describe('near-duplicates', () => {
  test('are texts that differ in a few words or in their numbers', () => {
    const long =
      'A train leaves the station at 9 with 40 passengers on board and arrives in the harbour town two hours later.';
    const other =
      'On Tuesday, a train leaves the station at 11 with 7 passengers on board and arrives in the harbour town later.';
    expect(groupsOf([long, other, 'What is the capital of Peru?'])).toEqual([0, 0, 1]);
  });

  test('are fillings of one template, which share their first words', () => {
    const texts = ['blue', 'a very old and rather heavy grandfather clock'].map(
      (what) => `Write a product description for ${what}`,
    );
    expect(groupsOf([...texts, 'Write a product review of a kettle that leaks'])).toEqual([0, 0, 1]);
  });

  test('are not all texts behind one preamble that everybody has', () => {
    const texts = fillers.map(
      (what) => `The following is a question for our assistant: how many ${what} are sold in ${what} town`,
    );
    expect(new Set(groupsOf(texts)).size).toBe(fillers.length);
  });

  test('are found among thousands in linear time, and pause on the way', () => {
    const texts = Array.from(
      { length: 3000 },
      (_, k) => `${k.toString(36)}x ${(7919 * k).toString(36)}y and ${k % 7 === 0 ? 'more' : 'less'}`,
    );
    expect([...nearDuplicates(texts)].length).toBeGreaterThan(80);
  });
});

describe('folds and draws', () => {
  const groups = Array.from({ length: 200 }, (_, k) => (k < 30 ? 0 : k < 50 ? 1 : k));
  const dense = groups.map((group) => [...new Set(groups)].indexOf(group));

  test('hold a group together, in folds of nearly equal size', () => {
    const folds = dealGroups(dense, 5, new RandomStreams(1).stream('folds'));
    for (const group of [0, 1]) expect(new Set([...folds].filter((_, k) => dense[k] === group)).size).toBe(1);
    const sizes = [0, 1, 2, 3, 4].map((fold) => [...folds].filter((one) => one === fold).length);
    expect(sizes).toEqual([40, 40, 40, 40, 40]);
  });

  test('put no group on both sides of a draw', () => {
    const { own, held } = splitGroups(dense, 35, new RandomStreams(1).stream('draw'));
    expect(own).toHaveLength(35);
    const drawn = new Set(own.map((row) => dense[row]));
    expect(held.some((row) => drawn.has(dense[row]))).toBe(false);
    expect(own.length + held.length).toBeLessThanOrEqual(200);
  });
});
