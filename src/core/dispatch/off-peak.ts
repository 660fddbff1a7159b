import type { OffPeak } from '../domain/endpoint';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hour of the day, 0 up to 24, at a time of a clock that starts at `startHour`, ms. */
export function hourAt(startHour: number, nowMs: number): number {
  return ((startHour * HOUR_MS + nowMs) % DAY_MS) / HOUR_MS;
}

/** Whether an hour of the day is within the window; its end is not. A window without length holds no hour. */
export function isOffPeak({ fromHour, toHour }: OffPeak, hour: number): boolean {
  return fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}

/** Whole ms until the window begins, rounded up past its beginning; 0 within it, and where it has no length. */
export function offPeakWaitMs(window: OffPeak, startHour: number, nowMs: number): number {
  const hour = hourAt(startHour, nowMs);
  if (window.fromHour === window.toHour || isOffPeak(window, hour)) return 0;
  const wait = (window.fromHour - hour) * HOUR_MS;
  return Math.floor(wait < 0 ? wait + DAY_MS : wait) + 1;
}
