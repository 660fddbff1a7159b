import type { Endpoint } from '../../core/domain/endpoint';
import type { EndpointOutlook, Inspection } from '../../core/domain/inspection';
import { endpointLabel } from '../kit/endpoint-label';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { narrowSpace } from '../kit/narrow-space';
import { ScrollRegion } from '../kit/scroll-region';

interface EndpointOutlooksProps {
  readonly inspection: Inspection;
  readonly endpoints: readonly Endpoint[];
}

/** What every endpoint would be expected to do with the prompt: all of it is estimated. */
export function EndpointOutlooks({ inspection, endpoints }: EndpointOutlooksProps) {
  const { outlooks, decision } = inspection;
  if (outlooks === undefined || outlooks.length === 0) return null;
  return (
    <details className="min-w-0 text-12">
      <summary className="min-h-hit cursor-pointer pointer-coarse:min-h-hit-touch">
        What each of {outlooks.length} endpoints would do ≈
      </summary>
      <ScrollRegion name="Endpoints for this prompt">
        <table className="num w-full">
          <thead>
            <tr className="text-11 text-fg-2">
              {['Endpoint', 'P(acceptable)', 'Input tokens', 'Cost', 'Vocabulary'].map((name, place) => (
                <th
                  key={name}
                  scope="col"
                  className={`pr-3 font-normal ${place === 0 || place === 4 ? 'text-left' : 'text-right'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...outlooks].sort(mostAcceptable).map((outlook) => (
              <Line
                key={outlook.endpointId}
                outlook={outlook}
                endpoints={endpoints}
                isPicked={outlook.endpointId === decision.endpointId}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="text-11 text-fg-2">
        P(acceptable) by abilities from recorded outcomes, set where the best local endpoint fails as the index of{' '}
        {decision.complexityIndex} says. Tokens are an estimate by each vocabulary: ~ a relative stands in for one that
        is not published; a live answer shows the server’s exact count. Cost for an answer of median length.
      </p>
    </details>
  );
}

function mostAcceptable(a: EndpointOutlook, b: EndpointOutlook): number {
  return (b.acceptable ?? 0) - (a.acceptable ?? 0);
}

interface LineProps {
  readonly outlook: EndpointOutlook;
  readonly endpoints: readonly Endpoint[];
  readonly isPicked: boolean;
}

function Line({ outlook, endpoints, isPicked }: LineProps) {
  const { endpointId, takesPart, acceptable, inputTokens, costUsd } = outlook;
  const endpoint = endpoints.find(({ id }) => id === endpointId);
  const about = `≈${narrowSpace}`;
  const vocabulary = endpoint?.tokeniser;
  return (
    <tr className={`border-t border-hair ${isPicked ? 'font-bold' : ''} ${takesPart ? '' : 'text-fg-2'}`}>
      <th scope="row" className={`py-0.5 pr-3 text-left font-ui ${isPicked ? '' : 'font-normal'}`}>
        {endpoint?.tier === 'cloud' ? '■' : '□'} {endpointLabel(endpoints, endpointId)}
        {isPicked ? ', picked' : ''}
        {takesPart ? '' : ', off'}
      </th>
      <td className="pr-3 text-right">{acceptable === null ? '–' : `${about}${formatShare(acceptable, 0)}`}</td>
      <td className="pr-3 text-right">
        {about}
        {formatCount(inputTokens)}
      </td>
      <td className="pr-3 text-right">
        {about}
        {formatMoney(costUsd)}
      </td>
      <td className="font-ui">
        {vocabulary === undefined ? 'common estimate' : `${vocabulary.isOwn ? '' : '~'}${vocabulary.name}`}
      </td>
    </tr>
  );
}
