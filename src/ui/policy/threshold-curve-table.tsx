import type { ThresholdCriterion, ThresholdFigures } from '../../core/domain/threshold-report';
import { formatShare } from '../kit/format-share';
import { ScrollRegion } from '../kit/scroll-region';
import { measureName } from './threshold-sentence';

interface ThresholdCurveTableProps {
  readonly curve: readonly ThresholdFigures[];
  readonly criterion: ThresholdCriterion;
}

/** The curve's figures, one row a threshold. */
export function ThresholdCurveTable({ curve, criterion }: ThresholdCurveTableProps) {
  return (
    <ScrollRegion name="Figures by threshold" className="max-h-65 border-1 border-hair">
      <table className="num w-full text-12">
        <thead>
          <tr className="text-11 text-fg-2">
            {['Threshold', 'Precision', 'Recall', measureName(criterion)].map((name) => (
              <th key={name} scope="col" className="sticky top-0 bg-bg px-1 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curve.map(({ threshold, precision, recall, f }) => (
            <tr key={threshold} className="border-t border-hair">
              <th scope="row" className="px-1 text-right font-normal">
                {threshold.toFixed(2)}
              </th>
              <td className="px-1 text-right">{precision.value === null ? '–' : formatShare(precision.value)}</td>
              <td className="px-1 text-right">{recall.value === null ? '–' : formatShare(recall.value)}</td>
              <td className="px-1 text-right">{f.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
