import { useNavigation } from '../state/navigation-store';
import { useSettings } from '../state/settings-store';
import type { SectionId } from '../ui/policy/section-id';
import { focusWhenThere } from './focus-when-there';
import { shownElement } from './shown-element';

/** Opens a section of the policy, wherever the policy stands, and puts the focus on it. */
export function openSection(id: SectionId): void {
  const { openSections, set } = useSettings.getState();
  if (!openSections.includes(id)) set({ openSections: [...openSections, id] });
  if (shownElement(`[data-section=${id}]`) === null) useNavigation.getState().go('policy');
  focusWhenThere(`[data-section=${id}]`);
}

/** Opens a section, or closes it where it stands open. */
export function toggleSection(id: SectionId): void {
  const { openSections, set } = useSettings.getState();
  const isShown = shownElement(`[data-section=${id}]`) !== null;
  if (isShown && openSections.includes(id)) set({ openSections: openSections.filter((open) => open !== id) });
  else openSection(id);
}
