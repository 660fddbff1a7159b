import { expect, it } from 'vitest';
import { LoadTally } from './load-tally';

it('has no total before the largest files have said how long they are', () => {
  const tally = new LoadTally(['.onnx', '.wasm']);
  expect(tally.note('a.onnx', 10, 100)).toEqual({ loadedBytes: 10, totalBytes: null });
  expect(tally.note('b.wasm', 5, 50)).toEqual({ loadedBytes: 15, totalBytes: 150 });
});

it('has the announced total at once, also where no file says its length, and never less than has come', () => {
  const tally = new LoadTally(['.onnx'], 100);
  expect(tally.note('b.wasm', 10, null)).toEqual({ loadedBytes: 10, totalBytes: 100 });
  expect(tally.note('a.onnx', 95, null)).toEqual({ loadedBytes: 105, totalBytes: 105 });
});
