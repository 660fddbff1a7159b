/** The folder named after `--data`; throws with how to name it. */
export function dataFolder(args: readonly string[]): string {
  const folder = args[args.indexOf('--data') + 1];
  if (!args.includes('--data') || folder === undefined) {
    throw new Error('Name the folder of the training data: -- --data ../shared/data');
  }
  return folder;
}
