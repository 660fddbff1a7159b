/**
 * Refits everything that stands on the encoder, in order: the judge's prior on recorded outcomes, the router on the samples,
 * the shingles of what was trained on: `npm run fit:all -- --data ../shared/data`. To run when the encoder was replaced.
 */
export async function main(args: readonly string[]): Promise<void> {
  // One after the other, and each read only then: the second reads the file that the first writes.
  await (await import('./judge/fit-judge')).main(args);
  await (await import('./fit-router-model')).main();
  await (await import('./routing/write-trained-shingles')).main(args);
}
