import { useMemo } from 'react';
import { useComposer } from '../../state/composer-store';
import { usePolicy } from '../../state/policy-store';
import { splitPrompts } from '../../state/split-prompts';
import type { SplitMode } from '../../state/split-prompts';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { SectionHeading } from '../kit/section-heading';
import { useShortcut } from '../kit/use-shortcut';
import { RouteProgress } from './route-progress';

/** Where prompts are typed, pasted or drawn, and sent on their way. */
export function PromptComposer() {
  const text = useComposer((state) => state.text);
  const refused = useComposer((state) => state.refused);
  const busy = useComposer((state) => state.busy);
  const route = useComposer((state) => state.route);
  const refusal = usePolicy((state) => (state.policy === null ? 'The engine is starting' : undefined));
  const sample = useComposer((state) => state.sample);
  useShortcut('$mod+Enter', () => void route());
  useShortcut('s', () => void sample());
  return (
    <section aria-labelledby="composer-heading" className="grid gap-2 p-4">
      <SectionHeading id="composer-heading" aside={<SplitSwitches />}>
        01 Prompt
      </SectionHeading>
      <textarea
        aria-label="Prompt"
        aria-describedby="composer-count composer-refusal"
        aria-invalid={refused !== null}
        className="h-28 min-h-28 w-full resize-y border-2 border-fg bg-bg p-2 font-mono text-13 aria-invalid:border-dashed"
        placeholder="Paste a prompt. Four pillars decide whether a local or a cloud model answers it, and say why."
        spellCheck={false}
        value={text}
        onChange={(event) => useComposer.getState().setText(event.target.value)}
      />
      <PromptCount />
      <p id="composer-refusal" role="alert" className="text-12 font-bold empty:hidden">
        {refused}
      </p>
      <div className="flex flex-wrap gap-2">
        {busy ? (
          <Button kind="primary" onClick={() => useComposer.getState().cancel()}>
            Cancel
          </Button>
        ) : (
          <Button kind="primary" refusal={refusal} onClick={() => void route()} title="Ctrl+Enter">
            Route
          </Button>
        )}
        <Button onClick={() => void sample()} title="S">
          Sample
        </Button>
        <Button onClick={() => useComposer.getState().clear()}>Clear</Button>
      </div>
      <RouteProgress />
    </section>
  );
}

function SplitSwitches() {
  const splitMode = useComposer((state) => state.splitMode);
  const text = useComposer(({ text: typed, drawn }) => (drawn?.text === typed ? '' : typed));
  const pieces = useMemo(() => (text.includes('---') ? splitPrompts(text, 'separator').length : 1), [text]);
  return (
    <span className="flex flex-wrap gap-x-4">
      {splitMode !== 'lines' && pieces > 1 && (
        <SplitSwitch mode="separator" name="Split at ---" title={`${formatCount(pieces)} prompts`} />
      )}
      <SplitSwitch mode="lines" name="One per line" />
    </span>
  );
}

interface SplitSwitchProps {
  readonly mode: SplitMode;
  readonly name: string;
  readonly title?: string;
}

function SplitSwitch({ mode, name, title }: SplitSwitchProps) {
  const splitMode = useComposer((state) => state.splitMode);
  return (
    <label title={title} className="flex min-h-hit items-center gap-2 text-12 pointer-coarse:min-h-hit-touch">
      <input
        type="checkbox"
        className="size-4"
        checked={splitMode === mode}
        onChange={(event) => useComposer.getState().setSplitMode(event.target.checked ? mode : 'whole')}
      />
      {name}
    </label>
  );
}

const separators: Readonly<Record<SplitMode, string>> = {
  whole: '',
  separator: ', separated by ---',
  lines: ', one per line',
};

/** How many prompts the text holds, and what separates them. */
function PromptCount() {
  const text = useComposer((state) => state.text);
  const splitMode = useComposer((state) => state.splitMode);
  const drawn = useComposer((state) => state.drawn);
  const whole = drawn !== null && drawn.text === text ? drawn : null;
  const count = useMemo(() => (whole === null ? splitPrompts(text, splitMode).length : 1), [text, splitMode, whole]);
  const separator = separators[splitMode];
  const turns = whole?.turns?.length ?? 0;
  return (
    <p id="composer-count" className="flex justify-between gap-2 text-12 text-fg-2">
      <span>
        <span className="num">{formatCount(count)}</span> {count === 1 ? 'prompt' : `prompts${separator}`}
        {turns > 0 ? `, after ${turns} earlier ${turns === 1 ? 'turn' : 'turns'}` : ''}
        {whole?.system === undefined ? '' : ', with system text'}
      </span>
      <span className="num">{formatCount(text.length)} chars</span>
    </p>
  );
}
