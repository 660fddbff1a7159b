import { useNavigation } from '../state/navigation-store';
import type { View } from '../state/navigation-store';

/** The comparison lies behind the first of them. */
const tabs: readonly (readonly [view: View, name: string])[] = [
  ['route', 'Route'],
  ['watch', 'Watch'],
  ['charts', 'Charts'],
  ['policy', 'Policy'],
  ['log', 'Log'],
];

/** The views of a narrow page, at its foot. */
export function TabBar() {
  const view = useNavigation((state) => state.view);
  return (
    <nav aria-label="Views" className="ring-inside grid h-14 grid-cols-5 border-t-2 border-fg text-13">
      {tabs.map(([one, name]) => (
        <a
          key={one}
          href={`#/${one}`}
          aria-current={view === one ? 'page' : undefined}
          className={`flex items-center justify-center border-fg no-underline not-first:border-l-1 ${view === one ? 'inverted bg-inv-bg text-inv-fg' : ''}`}
          onClick={(event) => {
            // The stores lead, so that a selected row stays selected.
            event.preventDefault();
            useNavigation.getState().go(one);
          }}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
