import type { FlightEvent } from '../core/domain/flight-event';

/** Most milliseconds that showing one flight may add to it. */
export const decorativeBudgetMs = 400;
const analyzingMs = 120;
const stepMs = 60;
/** What is left for the stages when analyzing and generating have had theirs. */
const stagesBudgetMs = decorativeBudgetMs - analyzingMs - stepMs;

/**
 * Least time an event stays on screen before the next one is shown, ms. Stages that were skipped take none; the others
 * share their budget where there are more of them than fit.
 * @param evaluated stages of this flight that were asked, as far as known
 */
export function minimumShowingMs(event: FlightEvent, evaluated: number): number {
  switch (event.kind) {
    case 'features-end':
      return analyzingMs;
    case 'verdict-end':
      return event.entry.verdict.kind === 'skipped' ? 0 : Math.min(stepMs, stagesBudgetMs / Math.max(1, evaluated));
    case 'dispatch-start':
      return event.attempt <= 1 ? stepMs : 0;
    default:
      return 0;
  }
}
