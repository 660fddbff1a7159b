import type { Policy } from '../../core/domain/policy';
import { useCredentials } from '../../state/credentials/credentials-store';
import { judgeModels } from '../../state/judge-models';
import type { JudgeModel } from '../../state/judge-models';
import { useLive } from '../../state/live-store';
import { judgeSentence } from '../kit/judge-sentence';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import { usePolicyPart } from './use-policy-part';

type Judge = Policy['judge'];

/** Who judges: the built-in surrogate, or a model of the user's own with its time limit and what happens where it fails. */
export function JudgeModelFields() {
  const part = usePolicyPart('judge');
  const rows = useCredentials((state) => state.rows);
  const isLive = useLive((state) => state.mode === 'live');
  const figures = useLive((state) => state.state?.judge ?? null);
  if (part === null) return null;
  const { value, edit } = part;
  const models = judgeModels(rows);
  const chosen = chosenModel(value, models);
  const choose = (id: string): void => {
    const model = models.find((one) => idOf(one) === id);
    if (model === undefined) edit('Judge surrogate', { provider: 'surrogate', model: null });
    else edit(`Judge ${model.name}`, { provider: model.provider, model: { row: model.row, name: model.name } });
  };
  return (
    <>
      <LabelledSelect above label="Judged by" value={chosen} options={optionsOf(value, models)} onChange={choose} />
      {value.provider === 'surrogate' ? (
        <p className="text-12 text-fg-2">
          Surrogate: 284 weights, fitted on recorded outcomes; where the index is refitted, the judge reads it too.
          {models.length === 0 ? ' A small model of your own, set up in Settings, can take its place.' : ''}
        </p>
      ) : (
        <>
          <NumberField
            name="Judge time limit"
            value={value.timeoutMs / 1000}
            min={0.5}
            max={60}
            step={0.5}
            unit="s"
            withSlider={false}
            onChange={(seconds, group) =>
              edit(
                (before, after) => `judge limit ${before.timeoutMs} → ${after.timeoutMs} ms`,
                { timeoutMs: 1000 * seconds },
                group,
              )
            }
          />
          <LabelledSelect
            above
            label="Where the judge fails"
            value={value.onFailure}
            options={failureOptions}
            onChange={(onFailure) => edit(`Judge fails: ${onFailure}`, { onFailure })}
          />
          <p className="text-12 text-fg-2">
            Temperature 0, JSON schema on the wire, the prompt sent as data. Anything but a whole number from 1 to 10 is
            rejected and counted. Prompts that a gate keeps here are not shown to it.
            {isLive ? '' : ' SIM: the surrogate stands in, nothing is sent.'}
          </p>
          {isLive && figures !== null && figures.asked > 0 ? (
            <p className="num text-12 whitespace-normal!">{judgeSentence(figures)}</p>
          ) : null}
        </>
      )}
    </>
  );
}

const failureOptions = [
  { value: 'index', label: 'index against the edge decides' },
  { value: 'surrogate', label: 'built-in surrogate judges' },
] as const;

const surrogate = { value: 'surrogate', label: 'built-in surrogate' } as const;

const idOf = ({ row, name }: { readonly row: string; readonly name: string }): string => `${row} ${name}`;

/** The option that the policy stands for; Ollama without a name is its first model. */
function chosenModel({ provider, model }: Judge, models: readonly JudgeModel[]): string {
  if (provider === 'surrogate') return surrogate.value;
  if (model !== null) return idOf(model);
  const first = models.find((one) => one.provider === provider);
  return first === undefined ? 'none' : idOf(first);
}

/** A policy may name a model that is not set up here: it stays chosen, and says so. */
function optionsOf(judge: Judge, models: readonly JudgeModel[]): readonly { value: string; label: string }[] {
  const known = [surrogate, ...models.map((model) => ({ value: idOf(model), label: model.label }))];
  const chosen = chosenModel(judge, models);
  if (known.some(({ value }) => value === chosen)) return known;
  return [...known, { value: chosen, label: `${judge.model?.name ?? 'a model'} (not set up)` }];
}
