import { useRef } from 'react';
import type { PolicyPart } from '../../core/domain/policy-file';
import { usePolicyFile } from '../../state/policy-file-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';

/** Opens the text of the policy, or of a part of it, for editing, or leaves it. */
export function EditText({ part }: { readonly part: PolicyPart }) {
  const isOpen = usePolicyFile((store) => store.draft !== null);
  const isStarting = usePolicy((store) => store.policy === null);
  return isOpen ? (
    <Button onClick={() => usePolicyFile.getState().setDraft(null)}>Leave the text</Button>
  ) : (
    <Button
      refusal={isStarting ? 'The engine is starting' : undefined}
      onClick={() => void usePolicyFile.getState().editText(part)}
    >
      Edit as text
    </Button>
  );
}

/** The policy as JSON under edit. It is read as a file is: what is wrong is named by line, and nothing changes before Take over. */
export function PolicyText() {
  const draft = usePolicyFile((store) => store.draft);
  const state = usePolicyFile((store) => store.state);
  const field = useRef<HTMLTextAreaElement>(null);
  if (draft === null) return null;
  const firstLine = state.phase === 'refused' ? (state.problems.find(({ line }) => line !== null)?.line ?? null) : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <textarea
        ref={field}
        aria-label="Policy as JSON"
        spellCheck={false}
        autoCapitalize="off"
        rows={16}
        wrap="off"
        className="num w-full resize-y border-2 border-fg bg-bg p-2 text-12 whitespace-pre"
        value={draft}
        onChange={({ target }) => usePolicyFile.getState().setDraft(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void usePolicyFile.getState().chooseDraft();
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button title="Ctrl+Enter" onClick={() => void usePolicyFile.getState().chooseDraft()}>
          Read the text
        </Button>
        {firstLine === null ? null : (
          <Button onClick={() => showLine(field.current, firstLine)}>Go to line {firstLine}</Button>
        )}
      </div>
    </div>
  );
}

/** Marks a line and scrolls to it; lines do not wrap, so that each is as high as the next. */
function showLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight * Math.max(0, line - 4)) / lines.length;
}
