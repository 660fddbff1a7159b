/** A ref for what takes the focus when it appears, in place of what had it; stable, so that React calls it once. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
