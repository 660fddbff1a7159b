import type { DotPool } from './dot-pool';
import type { PathwayLayout } from './pathway-layout';

/** Paints the pool: hollow = local, solid = cloud, a cross = failed. Nodes and rails stay free, as if they lay above. */
export function paintDots(
  context: CanvasRenderingContext2D,
  pool: DotPool,
  layout: PathwayLayout,
  scale: number,
): void {
  const style = getComputedStyle(context.canvas);
  const color = style.color;
  const background = style.getPropertyValue('--bg');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, layout.width, layout.height);
  context.lineWidth = 1.5;
  context.strokeStyle = color;
  pool.each((kind, { x, y }) => {
    context.beginPath();
    if (kind === 'failed') {
      context.moveTo(x - 3, y - 3);
      context.lineTo(x + 3, y + 3);
      context.moveTo(x + 3, y - 3);
      context.lineTo(x - 3, y + 3);
    } else {
      context.arc(x, y, 3, 0, Math.PI * 2);
      context.fillStyle = kind === 'local' ? background : color;
      context.fill();
    }
    context.stroke();
  });
  for (const { box } of [...layout.nodes, ...layout.rails]) {
    context.clearRect(box.x, box.y, box.width, box.height);
  }
}
