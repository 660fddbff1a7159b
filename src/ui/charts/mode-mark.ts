/** Whether figures are of live rows, or simulated. */
export function modeMark({ mode }: { readonly mode?: 'live' }): 'LIVE' | 'SIM' {
  return mode === 'live' ? 'LIVE' : 'SIM';
}
