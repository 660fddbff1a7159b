/**
 * Runs a script's main function; a failure ends the process with its message alone, which says what to do.
 * @param {() => Promise<void>} main
 */
export async function orExit(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
