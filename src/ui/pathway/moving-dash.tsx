import { LazyMotion, m } from 'framer-motion';
import type { Point } from './pathway-layout';
import { svgPath } from './svg-path';

/** Without a network the part that moves cannot come: the dashes then stand still, and the next flight tries again. */
const loadFeatures = () =>
  import('./motion-features').then(
    (module) => module.motionFeatures,
    () => new Promise<never>(() => undefined),
  );

/** Dashes that run along the way to the model while it answers; mounted only then, so nothing loops when idle. */
export function MovingDash({ way, isMoving }: { readonly way: readonly Point[]; readonly isMoving: boolean }) {
  const line = { d: svgPath(way), strokeWidth: 3, strokeDasharray: '8 8', className: 'fill-none stroke-fg' };
  if (!isMoving) return <path {...line} />;
  return (
    <LazyMotion features={loadFeatures} strict>
      <m.path
        {...line}
        initial={{ strokeDashoffset: 0 }}
        animate={{ strokeDashoffset: -16 }}
        transition={{ duration: 0.32, ease: 'linear', repeat: Number.POSITIVE_INFINITY }}
      />
    </LazyMotion>
  );
}
