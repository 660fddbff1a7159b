import type { ChecklistItem } from './checklist-items';

/** A checklist as Markdown, for whoever signs it off. */
export function checklistText(policy: string, telemetryHash: string, items: readonly ChecklistItem[]): string {
  const cell = (text: string): string => text.replace(/[\\|<>`*_[\]]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
  const rows = items.map(({ name, state, found }) => `| ${cell(name)} | ${state} | ${cell(found)} |`);
  const head = ['| Check | State | Found |', '| --- | --- | --- |'];
  return [`# Checklist of ${cell(policy)}`, '', `Telemetry ${telemetryHash}.`, '', ...head, ...rows, ''].join('\n');
}
