import * as v from 'valibot';
import { create } from 'zustand';

const settingsSchema = v.object({
  /** Null follows the system. */
  theme: v.nullable(v.picklist(['light', 'dark'])),
  animation: v.picklist(['full', 'reduced', 'off']),
  /** Accordion sections of the policy that stand open. */
  openSections: v.array(v.string()),
  /** Shortcuts of one letter, which can be in the way of speech input. */
  singleKeys: v.boolean(),
  /** Prompts, labels and live answers are kept in IndexedDB; else they end with the tab. */
  keepPrompts: v.optional(v.boolean(), true),
});

type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;
export type Theme = 'light' | 'dark';
export type Animation = Settings['animation'];

interface SettingsState extends Settings {
  /** Stored settings could not be read, and the defaults took their place. */
  readonly damaged: boolean;
  readonly set: (change: Partial<Settings>) => void;
}

const storageKey = 'routellm-settings';
const defaults: Settings = {
  theme: null,
  animation: 'full',
  openSections: ['complexity'],
  singleKeys: true,
  keepPrompts: true,
};

/** What a user set for this browser, kept in localStorage. */
export const useSettings = create<SettingsState>()((set, get) => ({
  ...load(),
  set: (change) => {
    set(change);
    save(get());
  },
}));

/** Light or dark: what the user chose, else what the system prefers. */
export function themeOf(state: Settings): Theme {
  if (state.theme !== null) return state.theme;
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/** How much may move: the user's setting, but never more than the system's reduced motion allows. */
export function animationMode(): Animation {
  const { animation } = useSettings.getState();
  return animation === 'full' && prefers('(prefers-reduced-motion: reduce)') ? 'reduced' : animation;
}

function prefers(query: string): boolean {
  return typeof matchMedia === 'function' && matchMedia(query).matches;
}

function load(): Settings & { readonly damaged: boolean } {
  const stored = read();
  if (stored === null) return { ...defaults, damaged: false };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), settingsSchema), stored);
  return parsed.success ? { ...parsed.output, damaged: false } : { ...defaults, damaged: true };
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Storage is absent in tests and may be forbidden in a browser: the page works with the defaults.
    return null;
  }
}

function save({ theme, animation, openSections, singleKeys, keepPrompts }: Settings): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ theme, animation, openSections, singleKeys, keepPrompts }));
  } catch {
    // A full or forbidden storage only means that the setting ends with this tab.
  }
}
