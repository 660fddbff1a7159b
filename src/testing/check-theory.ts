import { meanWaitMs, simulateQueue } from './simulate-queue';

const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
const customers = 100_000;

/**
 * Prints the mean waits of M/M/1 and M/M/c queues on the simulation's kernel beside Erlang's formula, over 20 consecutive seeds,
 * and Little's law; fails where a mean is more than 3 standard errors off, or a queue holds others than came and stayed.
 */
export function main(): void {
  let failed = 0;
  for (const servers of [1, 2, 4, 16]) {
    for (const load of [0.5, 0.7, 0.9]) {
      const runs = seeds.map((seed) => simulateQueue({ servers, load, customers, seed }));
      const waits = runs.map((run) => run.meanWaitMs);
      const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
      const variance = waits.reduce((sum, wait) => sum + (wait - mean) * (wait - mean), 0) / (waits.length - 1);
      const off = (mean - meanWaitMs(servers, load)) / Math.sqrt(variance / waits.length);
      const little = Math.max(
        ...runs.map((run) => Math.abs(run.meanInSystem / (run.arrivalsPerMs * run.meanStayMs) - 1)),
      );
      const holds = Math.abs(off) <= 3 && little < 1e-9;
      if (!holds) failed += 1;
      process.stdout.write(
        `M/M/${servers} load ${load}: mean wait ${mean.toFixed(5)} ms, theory ${meanWaitMs(servers, load).toFixed(5)} ms, ` +
          `${off.toFixed(2)} standard errors; Little off by ${little.toExponential(1)}: ${holds ? 'holds' : 'FAILS'}\n`,
      );
    }
  }
  process.stdout.write(`${12 - failed} of 12 hold, ${customers.toLocaleString('en')} customers a seed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
