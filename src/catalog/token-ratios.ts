import * as v from 'valibot';
import type { Tokeniser } from '../core/domain/endpoint';
import { parseFile } from './parse-file';
import data from './token-ratios.json';

const ratio = v.pipe(v.number(), v.minValue(0.1), v.maxValue(10));
const row = v.object({ english: ratio, code: ratio, latin: ratio, script: ratio });

const { ratios } = parseFile(
  'token-ratios.json',
  v.object({
    source: v.string(),
    measuredOn: v.pipe(v.string(), v.isoDate()),
    ratios: v.object({ 'llama-3': row, 'qwen-2.5': row, o200k: row, 'claude-2': row, gemma: row, tekken: row }),
  }),
  data,
);

/** Names of the vocabularies whose density was measured. */
export type TokeniserName = keyof typeof ratios;
export const tokeniserNames: readonly TokeniserName[] = ['llama-3', 'qwen-2.5', 'o200k', 'claude-2', 'gemma', 'tekken'];

/** How dense a vocabulary's tokens are; `isOwn` false where it stands in for one that was never published. */
export function tokeniserOf(name: TokeniserName, isOwn: boolean): Tokeniser {
  return { name, isOwn, ratios: ratios[name] };
}
