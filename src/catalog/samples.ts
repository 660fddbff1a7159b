import * as v from 'valibot';
import type { Prompt } from '../core/domain/prompt';
import { parseFile } from './parse-file';
import labelData from './samples/labels.json';
import promptData from './samples/prompts.json';

const sample = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  text: v.string(),
  system: v.exactOptional(v.string()),
  turns: v.exactOptional(v.array(v.object({ role: v.picklist(['user', 'assistant']), text: v.string() }))),
  topic: v.string(),
  sensitive: v.boolean(),
});
const needs = parseFile(
  'samples/labels.json',
  v.record(v.string(), v.picklist(['local', 'cloud', 'both-failed'])),
  labelData,
);

/** The built-in prompts with their authors' labels; even positions are the tuning half, odd ones the reporting half. */
export const samples: readonly Prompt[] = parseFile('samples/prompts.json', v.array(sample), promptData).map(
  (prompt, position): Prompt => {
    const need = needs[prompt.id];
    if (need === undefined) throw new Error(`src/catalog/samples/labels.json has no label for ${prompt.id}`);
    return {
      ...prompt,
      metadata: {},
      origin: 'sample',
      label: { need, source: 'sample-authors' },
      split: position % 2 === 0 ? 'tune' : 'report',
    };
  },
);
