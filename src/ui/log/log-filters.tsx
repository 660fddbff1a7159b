import { useRef } from 'react';
import type { LogQuery, LogSort } from '../../engine/protocol';
import { useLog } from '../../state/log-store';
import { useTelemetry } from '../../state/telemetry-store';
import { useShortcut } from '../kit/use-shortcut';
import { promptKeyNames } from '../kit/prompt-key-names';
import { stageName } from '../kit/stage-name';

const cuts: readonly Option<LogQuery['only']>[] = [
  { value: null, text: 'All rows' },
  { value: 'failed', text: 'Failed' },
  { value: 'failed-over', text: 'Failed over' },
  { value: 'degraded', text: 'Degraded' },
  { value: 'person', text: 'With a person' },
  { value: 'wrong', text: 'Wrong' },
  { value: 'over-served', text: 'Over-served' },
  { value: 'labelled', text: 'Labelled' },
  { value: 'sensitive', text: 'Sensitive' },
  { value: 'leaked', text: 'Left device' },
  { value: 'explored', text: 'Explored' },
];

const stages = [
  'privacy',
  'residency',
  'budget',
  'context',
  'rules',
  'semantic',
  'complexity',
  'judge',
  'session',
  'bandit',
  'human',
] as const;
const deciders: readonly Option<LogQuery['decidedBy']>[] = [
  { value: null, text: 'Any pillar' },
  ...stages.map((value) => ({ value, text: stageName(value) })),
];

const sorts: readonly Option<LogSort>[] = [
  { value: 'newest', text: 'Newest' },
  { value: 'cost', text: 'Cost' },
  { value: 'latency', text: 'Latency' },
  { value: 'complexity', text: 'Complexity' },
  { value: 'margin', text: 'Margin' },
];

/** Which rows the log shows, and in which order. */
export function LogFilters() {
  const query = useLog((state) => state.query);
  const setQuery = useLog((state) => state.setQuery);
  const search = useRef<HTMLInputElement>(null);
  useShortcut('/', () => search.current?.focus());
  // Where / is typed with Shift.
  useShortcut('Shift+/', () => search.current?.focus());
  return (
    <div role="group" aria-label="Filter the log" className="contents">
      <input
        ref={search}
        type="search"
        aria-label="Filter"
        placeholder="Filter  /"
        spellCheck={false}
        className="h-hit w-24 min-w-12 grow border-1 min-[900px]:grow-0 border-fg bg-bg px-2 text-12 pointer-coarse:h-hit-touch"
        value={query.search}
        onChange={(event) => setQuery({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          leave(event.currentTarget);
        }}
      />
      <Chip on={query.tier === 'local'} onPress={(on) => setQuery({ tier: on ? 'local' : null })}>
        □ Local
      </Chip>
      <Chip on={query.tier === 'cloud'} onPress={(on) => setQuery({ tier: on ? 'cloud' : null })}>
        ■ Cloud
      </Chip>
      <GroupChip />
      <Choice name="Show only" options={cuts} value={query.only} onChoose={(only) => setQuery(cutTo(only))} />
      <ModelChoice />
      <Choice
        name="Decided by"
        options={deciders}
        value={query.decidedBy}
        onChoose={(decidedBy) => setQuery({ decidedBy })}
      />
      <Choice name="Sort by" options={sorts} value={query.sort} onChoose={(sort) => setQuery({ sort })} />
    </div>
  );
}

/** The group of prompts that a view has cut the log to; pressing it takes the cut away. */
function GroupChip() {
  const group = useLog((state) => state.query.group ?? null);
  const half = useLog((state) => state.query.half);
  if (group === null) return null;
  const name = `${promptKeyNames[group.by]}: ${group.name}${half === 'report' ? ', held out' : ''}`;
  return (
    <Chip on onPress={() => useLog.getState().setQuery({ group: null, half: null })}>
      {`${name} ×`}
    </Chip>
  );
}

/** What the cloud answered though the label says that local was enough is read by what it cost. */
function cutTo(only: LogQuery['only']): Partial<LogQuery> {
  return only === 'over-served' ? { only, sort: 'cost' } : { only };
}

/** The rows of one model; only models that were called can be chosen. */
function ModelChoice() {
  const endpoints = useTelemetry((state) => state.telemetry?.endpoints);
  const endpointId = useLog((state) => state.query.endpointId ?? null);
  const options: readonly Option<string | null>[] = [
    { value: null, text: 'Any model' },
    ...(endpoints ?? [])
      .filter(({ endpointId: id, pulls }) => pulls > 0 || id === endpointId)
      .map(({ endpointId: value, label: text }) => ({ value, text })),
  ];
  return (
    <Choice
      name="Model"
      options={options}
      value={endpointId}
      onChoose={(chosen) => useLog.getState().setQuery({ endpointId: chosen })}
    />
  );
}

/** Esc: empties the filter, and out of an empty one goes to the rows. */
function leave(input: HTMLInputElement): void {
  const { query, setQuery } = useLog.getState();
  if (query.search !== '') return setQuery({ search: '' });
  input.blur();
  input.closest('section')?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus();
}

interface Option<Value> {
  readonly value: Value;
  readonly text: string;
}

interface ChoiceProps<Value> {
  readonly name: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A list of which one is chosen; the first is the one that cuts nothing, any other is marked by a thicker border. */
function Choice<Value extends string | null>({ name, options, value, onChoose }: ChoiceProps<Value>) {
  const index = options.findIndex((option) => option.value === value);
  return (
    <select
      aria-label={name}
      title={name}
      className={`h-hit max-w-22 min-w-12 shrink bg-bg px-1 text-11 text-fg pointer-coarse:h-hit-touch ${index > 0 ? 'border-2 border-fg font-bold' : 'border-1 border-fg'}`}
      value={index}
      onChange={(event) => {
        const option = options[Number(event.target.value)];
        if (option !== undefined) onChoose(option.value);
      }}
    >
      {options.map(({ text }, position) => (
        <option key={text} value={position}>
          {text}
        </option>
      ))}
    </select>
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
