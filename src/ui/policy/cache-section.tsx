import { lazy, Suspense, useId, useState } from 'react';
import { useEngine } from '../../state/engine-store';
import { useTelemetry } from '../../state/telemetry-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { NumberField } from '../kit/number-field';
import { CacheSaving } from './cache-saving';
import { OptionalNumber } from './optional-number';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const CacheLab = lazy(async () => ({ default: (await import('./cache-lab')).CacheLab }));

/** Answers that are given again: the same text, near ones if wanted, for how long, and what is not given any more. */
export function CacheSection() {
  const part = usePolicyPart('cache');
  if (part === null) return null;
  const { value, edit } = part;
  return (
    <PolicySection id="cache" parts={['cache']}>
      <Toggle
        name="Response cache on"
        checked={value.enabled}
        onChange={(enabled) => edit(enabled ? 'Cache on' : 'Cache off', { enabled })}
      />
      <p className="text-12 text-fg-2">
        Asked after the gates, before pillar 1. Same text, system text, turns, user and region. Prompts with personal or
        secret data are neither kept nor looked up.
      </p>
      {value.enabled && (
        <>
          <HitLine />
          <Toggle
            name="Also near texts"
            checked={value.semantic}
            onChange={(semantic) => edit(semantic ? 'Near texts hit' : 'Same text hits', { semantic })}
          />
          {value.semantic && (
            <>
              <NumberField
                name="Cosine at least"
                value={value.similarityThreshold}
                min={0.5}
                max={1}
                step={0.005}
                describedBy="near-meaning"
                onChange={(next, group) =>
                  edit(
                    (before, after) => `near ${before.similarityThreshold} → ${after.similarityThreshold}`,
                    { similarityThreshold: next },
                    group,
                  )
                }
              />
              <p id="near-meaning" className="text-12 text-fg-2">
                An answer to another text counts in no accuracy: nobody has said whether it serves.
              </p>
            </>
          )}
          <Suspense fallback={null}>
            <CacheLab threshold={value.similarityThreshold} />
          </Suspense>
          <OptionalNumber
            name="Time to live"
            unit="s"
            value={value.ttlMs === null ? null : value.ttlMs / 1000}
            first={3600}
            min={0}
            max={10_000_000}
            step={1}
            onChange={(next, group) =>
              edit(
                next === null ? 'Kept for the session' : `kept ${next} s`,
                { ttlMs: next === null ? null : next * 1000 },
                group,
              )
            }
          />
          <NumberField
            name="Answers kept"
            value={value.maxEntries}
            min={1}
            max={100_000}
            step={1}
            withSlider={false}
            onChange={(next, group) => edit(`${next} answers kept`, { maxEntries: Math.round(next) }, group)}
          />
          <CacheSaving />
          <Invalidations />
        </>
      )}
    </PolicySection>
  );
}

function HitLine() {
  const telemetry = useTelemetry((state) => state.telemetry);
  if (telemetry === null || telemetry.routed === 0) return null;
  const hits = telemetry.decidedBy.cache ?? 0;
  return (
    <p className="num text-12">
      {formatCount(hits)} hits, {formatShare(hits / telemetry.routed, 1)} of n = {formatCount(telemetry.routed)},{' '}
      {telemetry.mode === 'live' ? 'LIVE: a kept answer is no live answer' : 'SIM'}
    </p>
  );
}

function Invalidations() {
  const id = useId();
  const part = usePolicyPart('cache');
  const rows = useEngine((state) => state.rows);
  const [tag, setTag] = useState('');
  if (part === null) return null;
  const { invalidations } = part.value;
  const set = (description: string, next: typeof invalidations) => part.edit(description, { invalidations: next });
  const add = () => {
    const name = tag.trim();
    if (name === '') return;
    set(`Invalidate ${name}`, [...invalidations, { tag: name, fromRequest: rows }]);
    setTag('');
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-12">
        Invalidate a tag (app, topic or session)
      </label>
      <div className="flex gap-1">
        <input
          id={id}
          className="h-ctl min-w-0 flex-1 border-2 border-fg bg-bg px-2 text-12 pointer-coarse:h-hit-touch"
          maxLength={80}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button onClick={add}>Invalidate</Button>
      </div>
      {invalidations.map((one, place) => (
        <p key={`${one.tag} ${one.fromRequest}`} className="flex items-center justify-between gap-2 text-12">
          <span className="min-w-0 break-words">
            {one.tag}, from request {formatCount(one.fromRequest + 1)} on
          </span>
          <Button
            aria-label={`Take back ${one.tag}`}
            onClick={() => set(`Take back ${one.tag}`, invalidations.toSpliced(place, 1))}
          >
            Take back
          </Button>
        </p>
      ))}
    </div>
  );
}
