/** A ref for an element that appears in place of the one that had the focus. Stable, so that React calls it once. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
