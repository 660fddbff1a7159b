/** What `npm run bench:routing` was asked for. */
export interface BenchArguments {
  /** Several files are scored as one traffic. */
  readonly files: readonly string[];
  readonly pair: readonly [string, string] | null;
  readonly scores: string | null;
  readonly robustness: boolean;
  readonly guard: boolean;
  readonly allowOverlap: boolean;
  /** Reads a row's subject as the app that it came from. */
  readonly bySubject: boolean;
}

const usage =
  'npm run bench:routing -- FILE.jsonl[.gz]... [--pair WEAK STRONG] [--scores OUT.jsonl] [--guard] [--apps] [--allow-overlap] [--robustness]';

/** Reads the command line; throws with the usage where it cannot be read. */
export function benchArguments(args: readonly string[]): BenchArguments {
  const files: string[] = [];
  let pair: readonly [string, string] | null = null;
  let scores: string | null = null;
  const switches = new Set<string>();
  for (let k = 0; k < args.length; k += 1) {
    const argument = args[k] ?? '';
    if (argument === '--pair') {
      pair = [valueAt(args, k + 1), valueAt(args, k + 2)];
      k += 2;
    } else if (argument === '--scores') {
      scores = valueAt(args, k + 1);
      k += 1;
    } else if (['--robustness', '--guard', '--apps', '--allow-overlap'].includes(argument)) switches.add(argument);
    else if (argument.startsWith('--')) throw new Error(`Unknown argument ${argument}. ${usage}`);
    else files.push(argument);
  }
  const robustness = switches.has('--robustness');
  if (files.length === 0 && !robustness) throw new Error(usage);
  return {
    files,
    pair,
    scores,
    robustness,
    guard: switches.has('--guard'),
    allowOverlap: switches.has('--allow-overlap'),
    bySubject: switches.has('--apps'),
  };
}

function valueAt(args: readonly string[], k: number): string {
  const value = args[k];
  if (value === undefined || value.startsWith('--')) throw new Error(`${args[k - 1] ?? ''} needs a value. ${usage}`);
  return value;
}
