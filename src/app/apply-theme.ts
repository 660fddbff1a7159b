import { themeOf, useSettings } from '../state/settings-store';

/** Puts the theme on the page, and again whenever the user or the system changes it. */
export function applyTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = themeOf(useSettings.getState());
  };
  apply();
  useSettings.subscribe(apply);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
}
