/** Takes the focus when it appears, where the button that brought it is gone; a ref of something with tabIndex -1. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
