import type { CutKind } from '../domain/shortened-text';
import type { HintKind } from '../domain/efficiency-hints';
import { estimateTokens } from '../features/estimate-tokens';
import { hasCode } from '../features/has-code';
import { fewShotBlocks } from './few-shot-blocks';
import { shortenText, without } from './shorten-text';

/** More examples than these rarely teach a model anything new. */
const enoughExamples = 3;
const tag = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>\n]{0,300})?>/gi;
const markdown = /\*\*|__|^#{1,6}[ \t]+|^[ \t]*[-=*_]{3,}[ \t]*$/gm;
const cutKinds: readonly CutKind[] = ['courtesy', 'duplicate', 'boilerplate', 'white-space'];

/** Estimated tokens of a text that it could do without, by kind; a kind that it does not have is left out. */
export function removableTokens(text: string): ReadonlyMap<Exclude<HintKind, 'shared-prefix'>, number> {
  const whole = estimateTokens(text);
  const { cuts } = shortenText(text);
  const found = cutKinds.map(
    (kind) =>
      [
        kind,
        whole -
          estimateTokens(
            without(
              text,
              cuts.filter((cut) => cut.kind === kind),
            ),
          ),
      ] as const,
  );
  const examples = fewShotBlocks(text).slice(enoughExamples);
  const fewShot = whole - estimateTokens(without(text, examples));
  return new Map(
    [...found, ['few-shot', fewShot] as const, ['markup', markupTokens(text, whole)] as const].filter(
      ([, tokens]) => tokens > 0,
    ),
  );
}

/** Tags and marks of a page that was pasted with its form; in code they are the matter. */
function markupTokens(text: string, whole: number): number {
  const bare = text.replaceAll(tag, '').replaceAll(markdown, '');
  return bare === text || hasCode(bare) || !/\p{L}{3}/u.test(bare) ? 0 : whole - estimateTokens(bare);
}
