import type { Inspection } from '../../core/domain/inspection';
import type { LiveCall, LiveJudgement } from '../../core/domain/live-record';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { narrowSpace } from '../kit/narrow-space';
import { ScrollRegion } from '../kit/scroll-region';

/** What the user's own endpoints answered, call by call, as plain text; parts of broken answers are kept and marked. */
export function AnswerView({ inspection }: { readonly inspection: Inspection }) {
  const { live } = inspection;
  if (live === undefined) return null;
  return (
    <section aria-label="Answer" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="label">Answer, LIVE</h3>
      {live.summaryCall === undefined ? null : (
        <>
          <p className="text-12 text-fg-2">Asked first to sum up the turns that are left out:</p>
          <CallView call={live.summaryCall} name="Summary" />
        </>
      )}
      {live.calls.length === 0 ? <p className="text-12 text-fg-2">Nothing was sent.</p> : null}
      {live.calls.map((call, index) => (
        <CallView key={index} call={call} />
      ))}
      {live.judgement === null ? null : <JudgementLine judgement={live.judgement} />}
    </section>
  );
}

function CallView({ call, name = 'Answer' }: { readonly call: LiveCall; readonly name?: string }) {
  const { label, origin, error, text, reasoning, retryAfter, finishReason, mended, heldToTokens, atMostUsd } = call;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-fg pl-3">
      <p className="text-12 break-words">
        <strong>{label}</strong> <span className="text-fg-2">at {origin}</span> ·{' '}
        <span className="num whitespace-normal!">{factsOf(call)}</span>
      </p>
      {error === null ? null : (
        <p className="text-12 font-bold break-words">
          {error.code}: {error.message}
          {text === '' ? '' : ' The part that had come is kept:'}
        </p>
      )}
      {retryAfter === 'hidden' ? (
        <p className="text-12 text-fg-2">
          The server’s Retry-After cannot be read by a page: its own backoff stands in for it.
        </p>
      ) : null}
      {reasoning === '' ? null : (
        <details className="text-12">
          <summary className="min-h-hit cursor-pointer">Reasoning, {formatCount(reasoning.length)} characters</summary>
          <Text name={`Reasoning of ${label}`} text={reasoning} />
        </details>
      )}
      {text === '' ? null : (
        <Text name={error === null ? `${name} of ${label}` : `Partial ${name.toLowerCase()} of ${label}`} text={text} />
      )}
      {finishReason === 'length' ? <p className="text-12 font-bold">Cut at its length limit.</p> : null}
      {heldToTokens === undefined ? null : (
        <p className="text-12 text-fg-2">
          Asked for at most <span className="num">{formatCount(heldToTokens)}</span> tokens, so that the hard limit
          holds.
        </p>
      )}
      {atMostUsd === undefined || atMostUsd <= call.costUsd ? null : (
        <p className="text-12 text-fg-2">
          The server did not say what was used: at most <span className="num">{formatMoney(atMostUsd)}</span> is held
          against the hard limit.
        </p>
      )}
      {mended === undefined ? null : (
        <>
          <p className="text-12">Mended to valid JSON:</p>
          <Text name={`Mended JSON of ${label}`} text={mended} />
        </>
      )}
    </div>
  );
}

/** Never as HTML: an answer is a stranger's text. */
function Text({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <ScrollRegion name={name} className="max-h-60 border-1 border-fg p-2">
      <pre className="font-mono text-12 break-words whitespace-pre-wrap" dir="auto">
        {text}
      </pre>
    </ScrollRegion>
  );
}

function factsOf({ ttftMs, tpotMs, durationMs, queuedMs, tokens, usage, costUsd, priced }: LiveCall): string {
  const output = tokens.visible + tokens.reasoning;
  const mark = usage === 'estimated' ? '≈' : '';
  return [
    ttftMs === null ? 'no token' : `TTFT ${formatMilliseconds(ttftMs)}`,
    tpotMs === null || tpotMs === 0 ? null : `${formatCount(1000 / tpotMs)}${narrowSpace}tok/s`,
    formatMilliseconds(durationMs),
    queuedMs >= 1 ? `queued ${formatMilliseconds(queuedMs)}` : null,
    `${mark}${formatCount(tokens.input)} in, ${mark}${formatCount(output)} out`,
    priced ? `${mark}${formatMoney(costUsd)}` : 'price unknown',
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function JudgementLine({ judgement }: { readonly judgement: LiveJudgement }) {
  const { judge, difficulty, builtIn, failure } = judgement;
  const own = builtIn === null ? 'built-in judge: no vector' : `built-in judge ${builtIn}`;
  return (
    <p className="text-12">
      Judge {judge}: <span className="num">{difficulty === null ? (failure?.message ?? 'no reply') : difficulty}</span>
      {' · '}
      <span className="num whitespace-normal!">{own}</span>
    </p>
  );
}
