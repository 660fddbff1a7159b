/** What a selector names first on the page; null also while it stands hidden behind another view. */
export function shownElement(selector: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(selector);
  return found?.checkVisibility() === true ? found : null;
}
