import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { setNotice } from '../../state/engine-store';
import { Button } from '../kit/button';
import { csvLines } from '../kit/csv-lines';
import { saveTextFile } from '../kit/save-text-file';
import { useTurn } from '../kit/use-turn';
import type { ChartFacts } from './chart-facts';
import { ChartTable } from './chart-table';
import { useSessionMarks } from './use-session-marks';
import { savePng, svgText } from './save-picture';

interface ChartFrameProps {
  readonly facts: ChartFacts;
  /** What stands for what: line styles and patterns in words. */
  readonly legend: string;
  /** What changes the figures, table included. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

const small = 'min-h-hit! border-1! px-2! text-11! pointer-coarse:min-h-hit-touch!';

/** A chart under its question and its answer, with its figures as a table and as files. */
export function ChartFrame({ facts, legend, controls, children }: ChartFrameProps) {
  const { id, question, answer } = facts;
  const heading = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [isWide, setIsWide] = useState(false);
  const isTurn = useTurn();
  const picture = (): SVGSVGElement | null => drawing.current?.querySelector('svg') ?? null;
  return (
    <section
      aria-labelledby={heading}
      className={`grid min-w-0 content-start gap-2 border-1 border-fg p-4 ${isWide ? 'min-[900px]:col-span-2' : ''}`}
    >
      <h3 id={heading} className="text-16 font-bold">
        {question}
      </h3>
      <p className="text-13">{answer}</p>
      {controls}
      <div className="flex flex-wrap gap-2">
        <Button className={small} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          View as table
        </Button>
        <Button
          className={small}
          onClick={() =>
            saveTextFile(
              `routellm-${id}.csv`,
              `\ufeff${csvLines([facts.columns, ...facts.rows])}`,
              'text/csv;charset=utf-8',
            )
          }
        >
          CSV
        </Button>
        <Button
          className={small}
          refusal={asTable ? 'The table has no picture' : undefined}
          onClick={() => {
            const svg = picture();
            if (svg !== null) saveTextFile(`routellm-${id}.svg`, svgText(svg), 'image/svg+xml');
          }}
        >
          SVG
        </Button>
        <Button
          className={small}
          refusal={asTable ? 'The table has no picture' : undefined}
          onClick={() => void saveAsPng(picture(), id)}
        >
          PNG
        </Button>
        <Button className={`${small} max-[899px]:hidden`} aria-pressed={isWide} onClick={() => setIsWide(!isWide)}>
          Expand
        </Button>
      </div>
      {asTable ? (
        <ChartTable facts={facts} />
      ) : (
        <>
          <div ref={drawing} className={`chart min-w-0 ${isWide ? 'h-105' : 'h-65'}`}>
            {isTurn ? children : null}
          </div>
          <p className="text-11 text-fg-2">{legend}</p>
          <MarksLine />
        </>
      )}
    </section>
  );
}

/** What happened to the session that the figures are of; the charts along its requests mark it where it was. */
function MarksLine() {
  const marks = useSessionMarks();
  if (marks.length === 0) return null;
  const text = marks.map(({ row, name }) => `${name}, request ${row}`).join(' · ');
  return <p className="text-11">In these figures: {text}</p>;
}

async function saveAsPng(svg: SVGSVGElement | null, id: string): Promise<void> {
  if (svg === null) return;
  try {
    await savePng(svg, `routellm-${id}.png`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    setNotice({ kind: 'error', text: `The picture was not made: ${why} Take the SVG.` });
  }
}
