import { useRef } from 'react';
import type { RefObject } from 'react';
import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';
import { stageName } from '../kit/stage-name';
import { diagramSteps } from './diagram-steps';
import type { DiagramStep } from './diagram-steps';

const width = 600;
const boxWidth = 520;
const boxHeight = 40;
const pitch = 54;
const bus = 580;

/** The policy in force as a drawing, and as an SVG file. */
export function PolicyDiagram() {
  const policy = usePolicy((store) => store.policy);
  const endpoints = usePolicy((store) => store.endpoints);
  const drawing = useRef<SVGSVGElement>(null);
  if (policy === null) return null;
  const save = (): void => {
    if (drawing.current === null) return;
    const text = new XMLSerializer().serializeToString(drawing.current);
    saveTextFile(`routellm-policy-v${policy.version}.svg`, `${text}\n`, 'image/svg+xml');
  };
  return (
    <details>
      <summary className="min-h-hit cursor-pointer font-bold">Diagram</summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <Drawing policy={policy} endpoints={endpoints} drawing={drawing} />
        <Button className="justify-self-start" onClick={save}>
          Download SVG
        </Button>
      </div>
    </details>
  );
}

interface DrawingProps {
  readonly policy: Policy;
  readonly endpoints: readonly Endpoint[];
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Drawn in attributes alone, so that it looks the same as a file. */
function Drawing({ policy, endpoints, drawing }: DrawingProps) {
  const steps = diagramSteps(policy);
  const top = 30;
  const tiersAt = top + steps.length * pitch;
  const tiers = (['local', 'cloud'] as const).map((tier) => ({ tier, labels: labelsOf(tier, policy, endpoints) }));
  const height = tiersAt + 40 + 16 * Math.max(...tiers.map(({ labels }) => labels.length));
  const deciding = steps.flatMap(({ on, decides }, place) => (on && decides ? [top + place * pitch + 20] : []));
  const banditAt = top + steps.findIndex(({ name }) => name === stageName('bandit')) * pitch + 20;
  const title = `${policy.name}@${policy.version}`;
  return (
    <svg
      ref={drawing}
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={`Diagram of the policy ${title}`}
      viewBox={`0 0 ${width} ${height}`}
      className="w-full"
      fontFamily="ui-monospace, monospace"
      fontSize="11"
      fill="currentColor"
      stroke="none"
    >
      <text x="1" y="16" fontSize="13" fontWeight="600">
        {cut(title, 60)}
      </text>
      {steps.map((step, place) => (
        <Box key={step.name} step={step} y={top + place * pitch} />
      ))}
      <g stroke="currentColor" strokeWidth="1" fill="none">
        {deciding.map((y) => (
          <path key={y} d={`M${boxWidth + 1} ${y}H${bus}`} />
        ))}
        <path d={`M${bus} ${deciding[0] ?? top}V${banditAt}H${boxWidth + 1}`} />
        <path d={`M140 ${tiersAt - 14}V${tiersAt}M400 ${tiersAt - 14}V${tiersAt}`} />
      </g>
      {tiers.map(({ tier, labels }, place) => (
        <g key={tier}>
          <rect
            x={1 + place * 264}
            y={tiersAt}
            width="256"
            height={24 + 16 * labels.length}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
          <text x={12 + place * 264} y={tiersAt + 16} fontWeight="600">
            {tier.toUpperCase()}
          </text>
          {labels.map((label, line) => (
            <text key={label} x={12 + place * 264} y={tiersAt + 32 + 16 * line}>
              {cut(label, 34)}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

function Box({ step, y }: { readonly step: DiagramStep; readonly y: number }) {
  const { name, text, on } = step;
  return (
    <g>
      <path d={`M${boxWidth / 2} ${y - 14}V${y}`} stroke="currentColor" strokeWidth="1" />
      <rect
        x="1"
        y={y}
        width={boxWidth}
        height={boxHeight}
        fill="none"
        stroke="currentColor"
        strokeWidth={on ? 2 : 1}
        strokeDasharray={on ? undefined : '2 4'}
      />
      <text x="12" y={y + 16} fontWeight="600">
        {on ? name : `${name}, off`}
      </text>
      <text x="12" y={y + 31}>
        {cut(text, 74)}
      </text>
    </g>
  );
}

function labelsOf(tier: Endpoint['tier'], policy: Policy, endpoints: readonly Endpoint[]): readonly string[] {
  const on = new Set(policy.models.filter(({ enabled }) => enabled).map(({ id }) => policy.aliases[id] ?? id));
  const labels = endpoints.filter((one) => one.tier === tier && on.has(one.id)).map(({ label }) => label);
  return labels.length === 0 ? ['nobody is on'] : labels;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
