import { useState } from 'react';
import { promptKeys } from '../../core/domain/breakdown';
import type { ModelMatrix } from '../../core/domain/model-matrix';
import { useMatrix } from '../../state/matrix-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { LabelledSelect } from '../kit/labelled-select';
import { promptKeyNames } from '../kit/prompt-key-names';
import { saveTextFile } from '../kit/save-text-file';
import { ScrollRegion } from '../kit/scroll-region';
import { matrixAnswer } from './matrix-answer';
import { matrixLines } from './matrix-lines';
import { shadedBy } from './matrix-shades';
import type { ShadedBy } from './matrix-shades';
import { MatrixTable } from './matrix-table';

const groupings = promptKeys.map((value) => ({ value, label: promptKeyNames[value] }));
const shadings = shadedBy.map((value) => ({ value, label: value }));

/** Which model is good at which prompts: every model that is on against every kind of prompt. */
export function MatrixSection() {
  const matrix = useMatrix((state) => state.matrix);
  const failure = useMatrix((state) => state.failure);
  const by = useMatrix((state) => state.by);
  const [shade, setShade] = useState<ShadedBy>('accuracy');
  if (matrix === null) return failure === null ? null : <p role="alert">The matrix was not read: {failure}</p>;
  return (
    <section aria-labelledby="matrix-heading" className="grid min-w-0 content-start gap-2 border-t-2 border-fg pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h3 id="matrix-heading" className="mr-auto text-16 font-bold">
          Which model for which prompts?
        </h3>
        <LabelledSelect
          label="Prompts by"
          value={by}
          options={groupings}
          onChange={(key) => useMatrix.getState().groupBy(key)}
        />
        <LabelledSelect label="Shaded by" value={shade} options={shadings} onChange={setShade} />
        <Button onClick={() => save(matrix)}>CSV</Button>
      </div>
      {failure === null ? null : <p role="alert">The matrix was not read: {failure}</p>}
      <p>{matrixAnswer(matrix) ?? 'Without labels there is no accuracy: cost and latency alone.'}</p>
      <ScrollRegion name="Models and kinds of prompts" className="border-y-1 border-fg">
        <MatrixTable matrix={matrix} shade={shade} />
      </ScrollRegion>
      <p className="text-11 text-fg-2">{legendOf(matrix)}</p>
    </section>
  );
}

function save(matrix: ModelMatrix): void {
  saveTextFile(`routellm-matrix-${matrix.by}.csv`, `\ufeff${matrixLines(matrix)}`, 'text/csv;charset=utf-8');
}

/** How a cell is read. */
function legendOf({ mode, n, nLabelled, basis }: ModelMatrix): string {
  const over = basis === 'held-out' ? 'held-out prompts' : basis === 'in-sample' ? 'prompts, in sample' : 'prompts';
  const how =
    mode === 'live'
      ? 'LIVE · a model is judged on the prompts it was given'
      : 'SIM · a model’s line is each prompt sent to it alone, without queue or retry';
  return `${how} · ${formatCount(n)} ${over}, ${formatCount(nLabelled)} labelled · a cell: accuracy over labelled prompts, mean latency, USD per 1k requests · the stronger the shade the worse, cost and latency by powers of ten · press a cell for its prompts`;
}
