import { useEngine } from '../../state/engine-store';
import { ProgressBar } from '../kit/progress-bar';

const phases = { embedding: 'Embedding', routing: 'Routing' };

/** How far a run of many prompts has come; nothing while there is none. */
export function RouteProgress() {
  const progress = useEngine((state) => state.progress);
  if (progress === null || progress.total <= 1) return null;
  const { done, total, phase } = progress;
  return <ProgressBar name={phases[phase]} done={done} total={total} />;
}
