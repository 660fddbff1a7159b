import { shownElement } from './shown-element';

/** Focuses what a selector names, as soon as it is drawn; panels are chunks of their own and may take some frames to come. */
export function focusWhenThere(selector: string, frames = 20): void {
  requestAnimationFrame(() => {
    const found = shownElement(selector);
    if (found === null) {
      if (frames > 0) focusWhenThere(selector, frames - 1);
      return;
    }
    found.focus();
    found.scrollIntoView({ block: 'nearest' });
  });
}
