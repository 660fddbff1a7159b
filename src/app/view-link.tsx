import { useNavigation } from '../state/navigation-store';
import type { View } from '../state/navigation-store';

interface ViewLinkProps {
  readonly view: View;
  readonly name: string;
  readonly className?: string;
}

/** Leads to a view, and back to the route from there; a link, so that it can be opened in a tab of its own. */
export function ViewLink({ view, name, className = '' }: ViewLinkProps) {
  const isOn = useNavigation((state) => state.view === view);
  return (
    <a
      href={`#/${view}`}
      aria-current={isOn ? 'page' : undefined}
      className={`flex items-center text-13 ${isOn ? 'inverted bg-inv-bg text-inv-fg' : ''} ${className}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        // The stores lead, so that a selected row stays selected.
        event.preventDefault();
        useNavigation.getState().go(isOn ? 'route' : view);
      }}
    >
      {name}
    </a>
  );
}
