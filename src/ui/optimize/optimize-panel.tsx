import { useNavigation } from '../../state/navigation-store';
import { useOptimize } from '../../state/optimize-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { SectionHeading } from '../kit/section-heading';
import { useShortcut } from '../kit/use-shortcut';

/** The button that has the thresholds searched, and the way back from what it found. */
export function OptimizePanel() {
  useShortcut('o', search);
  const refusal = usePolicy((state) => (state.policy === null ? 'The engine is starting' : undefined));
  return (
    <section aria-labelledby="optimize-heading" className="grid gap-2 p-4">
      <SectionHeading id="optimize-heading">04 Optimize</SectionHeading>
      <div className="flex flex-wrap gap-2">
        <Button
          aria-haspopup="dialog"
          refusal={refusal}
          title="Search better thresholds on this session (O)"
          onClick={search}
        >
          Optimize Load
        </Button>
        <Revert />
      </div>
      <Banner />
    </section>
  );
}

function search(): void {
  if (usePolicy.getState().policy === null) return;
  useNavigation.getState().open('optimize');
  void useOptimize.getState().start();
}

function Revert() {
  const accepted = useOptimize((state) => state.accepted);
  const policy = usePolicy((state) => state.policy);
  if (accepted === null) return null;
  const { before } = accepted;
  const isBack =
    policy !== null && isSame(policy.complexity, before.complexity) && isSame(policy.semantic, before.semantic);
  return (
    <Button
      refusal={isBack ? 'The thresholds are those before Optimize Load' : undefined}
      title={`Back to the whole policy before Optimize Load, ${before.name}@${before.version}`}
      onClick={() => useOptimize.getState().revert()}
    >
      Revert
    </Button>
  );
}

// Sections of a policy are plain JSON whose keys keep their order through edits.
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Stands while the accepted policy is the one on show. */
function Banner() {
  const after = useOptimize((state) => state.accepted?.after);
  const shown = usePolicy((state) => state.policy);
  if (after === undefined || shown !== after) return null;
  return (
    <p className="border-2 border-fg px-3 py-1 text-12 font-bold">
      OPTIMIZED — undo <kbd>Ctrl Z</kbd> <kbd>⌘ Z</kbd>
    </p>
  );
}
