import { useState } from 'react';
import type { Endpoint } from '../../core/domain/endpoint';
import { useComposer } from '../../state/composer-store';
import { useEngine } from '../../state/engine-store';
import { useLive } from '../../state/live-store';
import { usePolicy } from '../../state/policy-store';
import { softLimitUsd } from '../../state/soft-limit';
import { previewLive, useLivePreview } from '../../state/live-preview';
import { Button } from '../kit/button';
import { formatBytes } from '../kit/format-bytes';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { judgeSentence } from '../kit/judge-sentence';
import { NumberField } from '../kit/number-field';
import { useMedia } from '../kit/use-media';
import { ProbeBlock } from './probe-block';

/** What a live run has spent and sent, what would leave with the next prompt, and the switch that lets nothing out. */
export function LivePanel() {
  const state = useLive((live) => live.state);
  const hardLimitUsd = usePolicy(({ policy }) => policy?.budget.hardLimitUsd ?? null);
  // There the answer, which stands below, is what its user looks for.
  const isNarrow = useMedia('(max-width: 899px)');
  if (state === null) return null;
  const { spentUsd, reservedUsd, unsureUsd, unpriced, underWay, rows, judge, endpoints, retiring } = state;
  return (
    <section
      aria-label="Live run"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t-1 border-fg p-4 text-12 break-words"
    >
      <h2 className="label">Live</h2>
      <p className="num whitespace-normal!">
        LIVE n = {formatCount(rows)} · {formatMoney(spentUsd)} spent
        {hardLimitUsd === null ? ', no hard limit' : ` of ${formatMoney(hardLimitUsd)}`}
        {unsureUsd > 0 ? `, up to ${formatMoney(unsureUsd)} more where no server said what was used` : ''}
        {reservedUsd > 0 ? `, at most ${formatMoney(reservedUsd)} set aside for calls under way` : ''}
        {unpriced > 0 ? ` · ${formatCount(unpriced)} calls of unknown price not counted` : ''}
        {underWay > 0 ? ` · ${formatCount(underWay)} under way` : ''}
      </p>
      <p className="text-fg-2">
        {formatCount(endpoints.length)} {endpoints.length === 1 ? 'model' : 'models'} of your own. Without feedback the
        bandit learns latency and errors inside the decided tier only; labels teach it quality.
      </p>
      {judge.asked > 0 ? <p className="num whitespace-normal!">{judgeSentence(judge)}</p> : null}
      <Outside endpoints={endpoints} />
      {retiring.map(({ label, on, replacement, isPast }) => (
        <p key={label} className="border-l-2 border-fg pl-2 font-bold">
          {label} {isPast ? 'was shut down' : 'is to be shut down'} on {on} by its provider, which names {replacement}{' '}
          instead.
        </p>
      ))}
      <details open={!isNarrow} className="min-w-0">
        <summary className="min-h-hit cursor-pointer pointer-coarse:min-h-hit-touch">
          Limits, prompts at once, probe, what leaves
        </summary>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 pt-1">
          <Budget />
          <AtOnce />
          <ProbeBlock />
          <WhatLeaves />
        </div>
      </details>
      <ZeroEgress />
    </section>
  );
}

/** The switch that lets nothing out. */
function ZeroEgress() {
  const zeroEgress = useLive((live) => live.zeroEgress);
  return (
    <label className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
      <input
        type="checkbox"
        className="size-4"
        checked={zeroEgress}
        onChange={({ target }) => useLive.getState().set({ zeroEgress: target.checked })}
      />
      Zero egress: block every live call
    </label>
  );
}

/** What would leave with the prompt that is typed, and to whom. */
function WhatLeaves() {
  const text = useComposer((composer) => composer.text);
  return (
    <>
      <div>
        <Button onClick={() => void previewLive()} refusal={text.trim() === '' ? 'Type a prompt' : undefined}>
          What leaves
        </Button>
      </div>
      <Preview text={text} />
    </>
  );
}

/** Local models on another machine are named: for privacy they are outside. */
function Outside({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  const outside = endpoints.filter(({ leavesDevice }) => leavesDevice === true);
  if (outside.length === 0) return null;
  return (
    <p className="border-l-2 border-fg pl-2 font-bold">
      On another machine: {outside.map(({ label }) => label).join(', ')}. Prompts with personal data are not sent there;
      trust the network in Settings to change that.
    </p>
  );
}

function Preview({ text }: { readonly text: string }) {
  const preview = useLivePreview((state) => (state.text === text ? state.preview : null));
  if (preview === null) return null;
  const { kinds, redacted, staysHere, blocked, bytes, leastBytes, origins, summary } = preview;
  const where =
    blocked ?? (staysHere ? `Stays with your own: ${origins.join(', ')}.` : `May go to ${origins.join(', ')}.`);
  return (
    <div role="status" aria-label="What leaves" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="break-words">
        <span className="num">
          {leastBytes === bytes ? '' : `${formatBytes(leastBytes)} to `}
          {formatBytes(bytes)}
        </span>
        . {where}
      </p>
      {summary === null ? null : (
        <p className="break-words">
          Before it <span className="num">{formatBytes(summary.bytes)}</span> to {summary.origin}, to sum up{' '}
          <span className="num">{summary.turns}</span> turns; the summary, at most{' '}
          <span className="num">{summary.mostTokens}</span> tokens, goes along.
        </p>
      )}
      {kinds.length === 0 ? (
        <p className="text-fg-2">Nothing found to redact.</p>
      ) : (
        <>
          <p>Found: {kinds.join(', ')}. Redacted it reads:</p>
          <pre className="max-h-40 overflow-auto border-1 border-fg p-2 font-mono break-words whitespace-pre-wrap">
            {redacted}
          </pre>
          <div>
            <Button onClick={() => useComposer.getState().setText(redacted)}>Use the redacted text</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The policy's two limits in money: from the soft one on only the cheapest cloud model is called, at the hard one none. */
function Budget() {
  const budget = usePolicy(({ policy }) => policy?.budget ?? null);
  const ready = useEngine((engine) => engine.status.state === 'ready');
  if (budget === null) return null;
  const { hardLimitUsd } = budget;
  const edit = (what: string, change: Partial<typeof budget>): void => {
    if (ready) usePolicy.getState().edit(what, (policy) => ({ ...policy, budget: { ...policy.budget, ...change } }));
  };
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-3">
        <Limit
          name="Hard limit, USD"
          value={hardLimitUsd}
          onChange={(value) => edit('hard limit', { hardLimitUsd: value })}
        />
        {hardLimitUsd === null || hardLimitUsd === 0 ? null : (
          <Limit
            name="Soft limit, USD"
            value={softLimitUsd(budget)}
            onChange={(value) =>
              edit('soft limit', { premiumShare: value === null ? 1 : Math.min(1, value / hardLimitUsd) })
            }
          />
        )}
      </div>
      {hardLimitUsd === null ? null : (
        <p className="text-fg-2">
          From the soft limit on only the cheapest cloud model is called, at the hard one none. What a call can cost at
          most is set aside before it is sent, and its answer is asked for no longer than the money left allows.
        </p>
      )}
    </div>
  );
}

const mostAtOnce = 16;

/** How many prompts are under way at a time. */
function AtOnce() {
  const concurrency = useLive((live) => live.concurrency);
  return (
    <div className="grid gap-1">
      <NumberField
        name="Prompts at once"
        value={concurrency}
        min={1}
        max={mostAtOnce}
        step={1}
        describedBy="at-once-meaning"
        onChange={(value) => useLive.getState().set({ concurrency: Math.round(value) })}
      />
      <p id="at-once-meaning" className="text-fg-2">
        At most 6 a server: browsers open no more connections to an origin. Who waits for one is not timed.
      </p>
    </div>
  );
}

interface LimitProps {
  readonly name: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** Empty is no limit; takes effect when the field is left. */
function Limit({ name, value, onChange }: LimitProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const take = (): void => {
    if (typed === null) return;
    const wanted = typed.trim() === '' ? null : Number(typed);
    if (wanted === null || (Number.isFinite(wanted) && wanted >= 0)) onChange(wanted);
    setTyped(null);
  };
  return (
    <label className="grid gap-1">
      {name}
      <input
        type="text"
        inputMode="decimal"
        className="h-ctl w-28 border-2 border-fg bg-bg px-2 font-mono text-12 pointer-coarse:h-hit-touch"
        placeholder="none"
        value={shown}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </label>
  );
}
