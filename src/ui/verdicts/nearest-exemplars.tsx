import type { Evidence, Score, TraceEntry } from '../../core/domain/verdict';

/** The examples nearest to the prompt, with the raw cosine each and the calibrated score that came of their margin. */
export function NearestExemplars({ entries }: { readonly entries: readonly TraceEntry[] }) {
  const semantic = entries.find((entry) => entry.stage === 'semantic');
  const neighbours = (semantic?.evidence ?? []).filter((evidence) => evidence.kind === 'neighbour');
  if (neighbours.length === 0) return null;
  const score = semantic?.score ?? semantic?.shadow?.score;
  return (
    <section aria-labelledby="nearest-exemplars">
      <h3 id="nearest-exemplars" className="label">
        Nearest examples{score === undefined ? '' : ` · calibrated P(cloud) ${score.value.toFixed(2)}`}
      </h3>
      <ol>
        {neighbours.map((neighbour) => (
          <Exemplar key={`${neighbour.clusterId} ${neighbour.utterance}`} neighbour={neighbour} />
        ))}
      </ol>
      <p className="text-11 text-fg-2">{meaning(score)}</p>
    </section>
  );
}

function Exemplar({ neighbour }: { readonly neighbour: Evidence & { kind: 'neighbour' } }) {
  return (
    <li className="grid grid-cols-[44px_128px_minmax(0,1fr)] gap-2 border-t border-hair py-0.5 text-12">
      <span className="num text-right">{neighbour.cosine.toFixed(3)}</span>
      <span>
        {neighbour.tier === 'cloud' ? '■' : '□'} {neighbour.clusterName}
      </span>
      <span className="text-fg-2">{neighbour.utterance}</span>
    </li>
  );
}

function meaning(score: Score | undefined): string {
  const cosine = 'Left: raw cosine.';
  if (score === undefined) return cosine;
  return `${cosine} The score is the calibrated probability that the cloud is needed, from the margin between the tiers.`;
}
