import { useCallback } from 'react';
import type { TierStageId } from '../../core/domain/verdict';
import { animateDots, type BulkSource } from './dot-animation';
import type { PathwayLayout } from './pathway-layout';

interface BulkCanvasProps {
  readonly source: BulkSource;
  readonly layout: PathwayLayout;
  readonly order: readonly TierStageId[];
}

/** The moving dots of a bulk run, over the drawing; decoration, so hidden from assistive technology. */
export function BulkCanvas({ source, layout, order }: BulkCanvasProps) {
  const run = useCallback(
    (canvas: HTMLCanvasElement | null) => (canvas === null ? undefined : animateDots(canvas, source, layout, order)),
    [source, layout, order],
  );
  return (
    <canvas
      ref={run}
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 bg-transparent text-fg"
      style={{ width: layout.width, height: layout.height }}
    />
  );
}
