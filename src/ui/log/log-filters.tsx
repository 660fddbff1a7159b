import { useRef } from 'react';
import type { LogQuery, LogSort } from '../../engine/protocol';
import { useLog } from '../../state/log-store';
import { useShortcut } from '../kit/use-shortcut';
import { stageName } from '../kit/stage-name';

type Cut = Exclude<LogQuery['only'], null>;

const cuts: readonly { readonly only: Cut; readonly text: string; readonly always: boolean }[] = [
  { only: 'failed', text: 'Failed', always: true },
  { only: 'wrong', text: 'Wrong', always: true },
  { only: 'sensitive', text: 'Sensitive', always: true },
  { only: 'explored', text: 'Explored', always: true },
  { only: 'failed-over', text: 'Failed over', always: false },
  { only: 'leaked', text: 'Left device', always: false },
  { only: 'labelled', text: 'Labelled', always: false },
];

const sorts: readonly { readonly sort: LogSort; readonly text: string }[] = [
  { sort: 'newest', text: 'Newest' },
  { sort: 'cost', text: 'Cost' },
  { sort: 'latency', text: 'Latency' },
  { sort: 'complexity', text: 'Complexity' },
  { sort: 'margin', text: 'Margin' },
];

/** Which rows the log shows, and in which order. */
export function LogFilters() {
  const query = useLog((state) => state.query);
  const setQuery = useLog((state) => state.setQuery);
  const search = useRef<HTMLInputElement>(null);
  useShortcut('/', () => search.current?.focus());
  return (
    <div role="group" aria-label="Filter the log" className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-1">
      <input
        ref={search}
        type="search"
        aria-label="Filter"
        placeholder="Filter  /"
        spellCheck={false}
        className="h-hit w-32 border-1 border-fg bg-bg px-2 text-12 pointer-coarse:h-hit-touch"
        value={query.search}
        onChange={(event) => setQuery({ search: event.target.value })}
      />
      {(['local', 'cloud'] as const).map((tier) => (
        <Chip key={tier} on={query.tier === tier} onPress={(on) => setQuery({ tier: on ? tier : null })}>
          {tier === 'local' ? '□ Local' : '■ Cloud'}
        </Chip>
      ))}
      {cuts
        .filter(({ only, always }) => always || query.only === only)
        .map(({ only, text }) => (
          <Chip key={only} on={query.only === only} onPress={(on) => setQuery({ only: on ? only : null })}>
            {text}
          </Chip>
        ))}
      {query.decidedBy === null ? null : (
        <Chip on onPress={() => setQuery({ decidedBy: null })}>
          {stageName(query.decidedBy)}
        </Chip>
      )}
      <label className="flex items-center gap-1 text-11 text-fg-2">
        Sort
        <select
          className="h-hit border-1 border-fg bg-bg px-1 text-11 text-fg pointer-coarse:h-hit-touch"
          value={query.sort}
          onChange={(event) => setQuery({ sort: sortOf(event.target.value) })}
        >
          {sorts.map(({ sort, text }) => (
            <option key={sort} value={sort}>
              {text}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface ChipProps {
  readonly on: boolean;
  readonly onPress: (on: boolean) => void;
  readonly children: string;
}

function Chip({ on, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={`h-hit border-1 border-fg px-2 text-11 whitespace-nowrap pointer-coarse:h-hit-touch ${on ? 'inverted bg-inv-bg text-inv-fg' : 'bg-bg hover:bg-fill'}`}
      onClick={() => onPress(!on)}
    >
      {children}
    </button>
  );
}

function sortOf(value: string): LogSort {
  return sorts.find(({ sort }) => sort === value)?.sort ?? 'newest';
}
