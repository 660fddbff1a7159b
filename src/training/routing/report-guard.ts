import { refitRun } from './refit-runs';
import type { RefitFile } from './refit-runs';

const sizes = [30, 100, 300];
const runs = 100;
/** A refit harms where it loses more than this in APGR. */
const harm = 0.01;

/** Prints in how many of 100 draws of labels a refit does worse than the prior, with and without the guard. */
export function reportGuard(file: RefitFile): void {
  console.log(`\nGuard: runs of ${runs} in which APGR falls below the prior's by more than ${harm} (bar 5)`);
  for (const labels of sizes) {
    if (file.rows.length < 2 * labels) continue;
    const all = Array.from({ length: runs }, (_, run) => refitRun(file, labels, run, 0));
    const worse = (pick: 'refit' | 'guarded'): number =>
      all.filter((run) => (run[pick].apgr ?? 0.5) < (run.prior.apgr ?? 0.5) - harm).length;
    const adopted = all.filter((run) => run.adopted).length;
    console.log(`${labels} labels: guarded ${worse('guarded')}, unguarded ${worse('refit')}; adopted ${adopted}`);
  }
}
