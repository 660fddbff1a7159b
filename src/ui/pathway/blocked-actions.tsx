import { useComposer } from '../../state/composer-store';
import { draftOf } from '../../state/draft-of';
import { useFlight } from '../../state/flight-store';
import { useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';
import { redactDraft } from '../../state/redact-draft';
import { Button } from '../kit/button';

/** What can be done about a blocked prompt: let it through without the data, or once with it, recorded as an override, or change it. */
export function BlockedActions() {
  const inspection = useLog((state) => state.inspection);
  const flight = useFlight((state) => state.flight);
  const blockedBy = useFlight((state) => (state.outcome?.kind === 'blocked' ? state.outcome.by : null));
  if (inspection === null || inspection.prompt.id !== flight) return null;
  const { prompt, features } = inspection;
  const draft = draftOf(prompt);
  const edit = () => {
    useComposer.getState().compose(draft);
    useNavigation.getState().go('route');
    document.querySelector<HTMLElement>('textarea[aria-label="Prompt"]')?.focus();
  };
  return (
    <div className="flex flex-wrap gap-2">
      {blockedBy === 'privacy' && (
        <>
          <Button onClick={() => void useComposer.getState().routeDraft(redactDraft(prompt, features.pii))}>
            Redact and retry
          </Button>
          <Button onClick={() => void useComposer.getState().routeDraft({ ...draft, overrides: ['privacy'] })}>
            Allow once
          </Button>
        </>
      )}
      <Button onClick={edit}>Edit</Button>
    </div>
  );
}
