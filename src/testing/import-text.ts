import { importLog } from '../interchange/logs/import-log';
import type { ImportOptions } from '../interchange/logs/import-log';
import type { ImportReport } from '../interchange/logs/import-tally';
import type { ImportedPrompt } from '../interchange/logs/imported-prompt';
import { logSource } from '../interchange/logs/log-source';
import { previewLog } from '../interchange/logs/preview-log';

/** What came of a file that was previewed and then imported with the guessed mapping; `refusal` when it was not. */
export interface ImportedText {
  readonly prompts: readonly ImportedPrompt[];
  readonly report: ImportReport | null;
  readonly refusal: string | null;
}

/** Imports a made-up file as the product does: preview, guessed mapping, import. */
export async function importText(
  content: BlobPart,
  name = 'log',
  options: Partial<ImportOptions> = {},
): Promise<ImportedText> {
  const source = logSource(new Blob([content]), name);
  const preview = await previewLog(source);
  if (!preview.ok) return { prompts: [], report: null, refusal: preview.failure.message };
  const prompts: ImportedPrompt[] = [];
  const result = await importLog(source, preview.value.mapping, {
    now: () => performance.now(),
    yieldToHost: () => new Promise((resolve) => setImmediate(resolve)),
    onPrompts: (batch) => {
      prompts.push(...batch);
    },
    ...options,
  });
  if (!result.ok) return { prompts, report: null, refusal: result.failure.message };
  return { prompts, report: result.value, refusal: null };
}
