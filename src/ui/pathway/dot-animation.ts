import type { TierStageId } from '../../core/domain/verdict';
import type { BulkCounts } from '../../engine/protocol';
import { DotPool } from './dot-pool';
import { paintDots } from './paint-dots';
import type { PathwayLayout } from './pathway-layout';
import { spawnDots } from './spawn-dots';

/** Where running totals are read, and how one hears of new ones. */
export interface BulkSource {
  read(): BulkCounts | null;
  subscribe(listener: () => void): () => void;
}

/** A frame is never taken for longer than this, so that a paused tab does not make dots jump. */
const LONGEST_FRAME_MS = 50;

/**
 * Runs the dots of a bulk run on a canvas until the returned function is called. Frames are drawn only while a dot is on
 * its way, the tab is shown and the canvas is in view.
 */
export function animateDots(
  canvas: HTMLCanvasElement,
  source: BulkSource,
  layout: PathwayLayout,
  order: readonly TierStageId[],
): () => void {
  const context = canvas.getContext('2d');
  if (context === null) return () => undefined;
  const pool = new DotPool();
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(layout.width * scale);
  canvas.height = Math.round(layout.height * scale);
  let seen: BulkCounts | null = null;
  let inView = true;
  let frame = 0;
  let before = 0;

  const draw = (now: number) => {
    pool.step(Math.min(LONGEST_FRAME_MS, now - before));
    before = now;
    paintDots(context, pool, layout, scale);
    frame = pool.alive > 0 ? requestAnimationFrame(draw) : 0;
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  const resume = () => {
    if (frame !== 0 || pool.alive === 0 || document.hidden || !inView) return;
    before = performance.now();
    frame = requestAnimationFrame(draw);
  };
  const settle = () => (document.hidden || !inView ? stop() : resume());
  const observer = new IntersectionObserver(([entry]) => {
    inView = entry?.isIntersecting ?? true;
    settle();
  });
  observer.observe(canvas);
  document.addEventListener('visibilitychange', settle);
  const take = () => {
    const counts = source.read();
    if (counts === null || counts === seen) return;
    // Totals that shrink are a new run.
    const isNewRun = seen === null || counts.done < seen.done;
    if (!document.hidden && inView) spawnDots(pool, layout, order, isNewRun ? null : seen, counts);
    seen = counts;
    resume();
  };
  const unsubscribe = source.subscribe(take);
  take();
  return () => {
    stop();
    observer.disconnect();
    document.removeEventListener('visibilitychange', settle);
    unsubscribe();
  };
}
