import { expect, test } from 'vitest';
import { sharedNames } from './shared-names';

test('references in one place share a mark, so that all cloud is not hidden under the best single model', () => {
  const marks = sharedNames([
    { id: 'all-local', cost: 0.01, value: 74 },
    { id: 'all-cloud', cost: 3.64, value: 100 },
    { id: 'best-single', cost: 3.64, value: 100 },
  ]);
  expect(marks.map(({ name }) => name)).toEqual(['all local', 'all cloud = best single']);
});
