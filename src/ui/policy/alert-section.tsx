import type { AlertRule } from '../../core/domain/alert';
import { useAlerts } from '../../state/alerts-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { NumberField } from '../kit/number-field';
import { AlertList } from './alert-list';
import { nextId } from './next-id';
import { PolicySection } from './policy-section';
import { Select } from './select';

type Metric = AlertRule['metric'];

interface MetricField {
  readonly metric: Metric;
  readonly label: string;
  readonly unit: string;
  /** From what is shown to what is kept. */
  readonly scale: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

const p95: MetricField = {
  metric: 'p95-latency',
  label: 'Latency p95',
  unit: 's',
  scale: 1000,
  max: 600,
  step: 0.1,
  initial: 2,
};
const metrics: readonly MetricField[] = [
  p95,
  { metric: 'error-share', label: 'Unanswered', unit: '%', scale: 0.01, max: 100, step: 1, initial: 5 },
  { metric: 'usd-per-hour', label: 'Cost an hour', unit: '$', scale: 1, max: 100_000, step: 0.1, initial: 10 },
];
const msPerSecond = 1000;

/** What is told when it goes wrong, and when it did. */
export function AlertSection() {
  const rules = usePolicy((state) => state.policy?.alerts);
  const report = useAlerts((state) => state.report);
  if (rules === undefined) return null;
  return (
    <PolicySection id="alerts" parts={['alerts']}>
      {rules.map((rule, place) => (
        <RuleFields key={rule.id} rule={rule} number={place + 1} />
      ))}
      <Select
        name="Add an alert"
        value=""
        options={[
          { value: '', label: 'Add an alert …' },
          ...metrics.map(({ metric, label }) => ({ value: metric, label })),
        ]}
        onChange={(metric) => {
          const field = metrics.find((one) => one.metric === metric);
          if (field !== undefined) addRule(field);
        }}
      />
      <p className="text-12 text-fg-2">
        Each figure is that of the requests that ended within the last 30 s; p95 takes 20 answers. A rule fires after
        its time above without a break, and clears after 30 s at or below. Rules move no traffic.
      </p>
      {rules.length > 0 && report !== null ? <AlertList report={report} rules={rules} /> : null}
    </PolicySection>
  );
}

function RuleFields({ rule, number }: { readonly rule: AlertRule; readonly number: number }) {
  const field = metrics.find(({ metric }) => metric === rule.metric) ?? p95;
  const name = `Alert ${number}, ${field.label.toLowerCase()}`;
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2 border-1 border-fg p-2">
      <legend className="px-1 text-12">{field.label}</legend>
      <NumberField
        name={`${name} above`}
        unit={field.unit}
        value={Number((rule.above / field.scale).toFixed(3))}
        min={0}
        max={field.max}
        step={field.step}
        withSlider={false}
        onChange={(above, group) =>
          edit(`${field.label} above ${above}`, rule.id, { above: above * field.scale }, group)
        }
      />
      <NumberField
        name={`${name} for`}
        unit="s"
        value={rule.forMs / msPerSecond}
        min={0}
        max={3600}
        step={5}
        withSlider={false}
        onChange={(seconds, group) => edit(`for ${seconds} s`, rule.id, { forMs: seconds * msPerSecond }, group)}
      />
      <Button
        className="justify-self-start"
        aria-label={`Remove ${name}`}
        onClick={() => change(`Without ${name}`, (rules) => rules.filter(({ id }) => id !== rule.id))}
      >
        Remove
      </Button>
    </fieldset>
  );
}

function addRule({ metric, scale, initial, label }: MetricField): void {
  change(`Alert on ${label.toLowerCase()}`, (rules) => [
    ...rules,
    { id: nextId('alert', rules), metric, above: initial * scale, forMs: 60 * msPerSecond },
  ]);
}

function edit(description: string, id: string, patch: Partial<AlertRule>, group: string): void {
  change(description, (rules) => rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)), group);
}

function change(description: string, next: (rules: AlertRule[]) => AlertRule[], group?: string): void {
  usePolicy
    .getState()
    .edit(description, (policy) => ({ ...policy, alerts: next(policy.alerts) }), group === undefined ? {} : { group });
}
