/** An hour of the day, 0 up to 24, as 09:30; minutes rounded down. */
export function clockText(hour: number): string {
  // A millionth of an hour, so that 22:00 reached by sums is not 21:59.
  const minutes = Math.floor((hour + 1e-6) * 60) % 1440;
  const two = (value: number): string => `${value}`.padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
