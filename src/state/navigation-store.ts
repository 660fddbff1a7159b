import { create } from 'zustand';

export const views = ['route', 'watch', 'policy', 'log', 'compare', 'charts'] as const;
export type View = (typeof views)[number];
export type DialogName = 'palette' | 'shortcuts' | 'settings' | 'optimize' | 'import' | 'sessions' | 'export';

interface NavigationState {
  /** On a wide page all views stand side by side; on a narrow one this is the one that shows. */
  readonly view: View;
  readonly dialog: DialogName | null;
  readonly go: (view: View) => void;
  readonly open: (dialog: DialogName) => void;
  readonly closeDialog: () => void;
}

/** Where the user is, beside the selected row; the address follows it. */
export const useNavigation = create<NavigationState>()((set) => ({
  view: 'route',
  dialog: null,
  go: (view) => set({ view }),
  open: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
}));
