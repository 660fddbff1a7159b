import { useNavigation } from '../../state/navigation-store';

/** Leads to the table of strategies; a link, so that it can be opened in a tab of its own. */
export function CompareLink({ className = '' }: { readonly className?: string }) {
  const isOn = useNavigation((state) => state.view === 'compare');
  return (
    <a
      href="#/compare"
      aria-current={isOn ? 'page' : undefined}
      className={`flex items-center text-13 ${isOn ? 'inverted bg-inv-bg text-inv-fg' : ''} ${className}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        // The stores lead, so that a selected row stays selected.
        event.preventDefault();
        useNavigation.getState().go(isOn ? 'route' : 'compare');
      }}
    >
      Compare
    </a>
  );
}
