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
  await expect.poll(() => ran.length === 2 && under === 0).toBe(true);
  run(5);
  await expect.poll(() => ran).toEqual([1, 4, 5]);
});
