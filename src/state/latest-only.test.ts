import { expect, it } from 'vitest';
import { latestOnly } from './latest-only';

it('runs the first and the newest of a burst, one at a time', async () => {
  const ran: number[] = [];
  let under = 0;
  const run = latestOnly(async (input: number) => {
    under += 1;
    expect(under).toBe(1);
    ran.push(input);
    await new Promise((resolve) => setTimeout(resolve, 1));
    under -= 1;
  });
  for (const input of [1, 2, 3, 4]) run(input);
  await new Promise((resolve) => setTimeout(resolve, 20));
  run(5);
  expect(ran).toEqual([1, 4, 5]);
});
