import { expect, it } from 'vitest';
import { DotPool } from './dot-pool';
import { pathwayLayout } from './pathway-layout';
import { spawnDots } from './spawn-dots';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const layout = pathwayLayout(728, order, [
  { endpointId: 'c0', name: 'cloud-0', tier: 'cloud' },
  { endpointId: 'l0', name: 'local-0', tier: 'local' },
]);
const at = (done: number) => ({
  total: 2000,
  done,
  decidedBy: { rules: done },
  endpoints: { c0: done / 4, l0: (done * 3) / 4 },
  failed: 0,
});

it('sends one dot for every N prompts over a whole run, however it is cut into readings', () => {
  const pool = new DotPool();
  let sent = 0;
  for (let done = 4; done <= 400; done += 4) {
    spawnDots(pool, layout, order, at(done - 4), at(done));
    sent += pool.alive;
    pool.clear();
  }
  // 2,000 prompts make 10 a dot: 100 of them to the cloud, 300 local.
  expect(sent).toBe(40);
});
