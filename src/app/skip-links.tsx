import { useNavigation } from '../state/navigation-store';
import type { View } from '../state/navigation-store';
import { Button } from '../ui/kit/button';
import { focusWhenThere } from './focus-when-there';
import { shownElement } from './shown-element';

const places: readonly { readonly name: string; readonly view: View; readonly selector: string }[] = [
  { name: 'Prompt', view: 'route', selector: 'textarea[aria-label=Prompt]' },
  { name: 'Log', view: 'log', selector: '[role=grid] [role=row][tabindex="0"]' },
  { name: 'Policy', view: 'policy', selector: '[data-section]' },
];

/** First on the page, shown while one of them has the focus: past the head and the figures to where the work is. */
export function SkipLinks() {
  return (
    <nav aria-label="Skip to" className="sr-only focus-within:not-sr-only">
      <div className="fixed top-0 left-0 z-30 flex gap-2 border-2 border-fg bg-bg p-2">
        {places.map(({ name, view, selector }) => (
          <Button key={name} onClick={() => skipTo(view, selector)}>
            Skip to {name.toLowerCase()}
          </Button>
        ))}
      </div>
    </nav>
  );
}

/** Goes to the view that holds it, unless it stands on this one. */
function skipTo(view: View, selector: string): void {
  if (shownElement(selector) === null) useNavigation.getState().go(view);
  focusWhenThere(selector);
}
