import type { Box, NodeId } from './pathway-layout';
import type { SceneNode } from './pathway-scene';

const names: Readonly<Record<NodeId, string>> = {
  prompt: 'PROMPT',
  rules: '1 RULES',
  semantic: '2 SEMANTIC',
  complexity: 'COMPLEXITY',
  judge: '3 JUDGE',
  bandit: '4 BANDIT',
};

interface PathwayNodeProps {
  readonly id: NodeId;
  readonly box: Box;
  readonly node: SceneNode;
  readonly orientation: 'horizontal' | 'vertical';
  readonly hatch: string;
}

/** A pillar, the gate or the prompt as a box with its name and what it said; the gate's text is turned to keep it thin. */
export function PathwayNode({ id, box, node, orientation, hatch }: PathwayNodeProps) {
  const { look, detail } = node;
  const inverted = look === 'decided' || look === 'active';
  const outline = look === 'evaluating' || look === 'blocked' || look === 'failed' ? 2 : 1;
  const text = inverted ? 'fill-inv-fg' : look === 'skipped' ? 'fill-fg-2' : 'fill-fg';
  const fill = inverted ? 'fill-inv-bg' : 'fill-bg';
  return (
    <g data-node={id} data-look={look}>
      <rect
        {...box}
        className={`${fill} stroke-fg`}
        strokeWidth={outline}
        strokeDasharray={look === 'skipped' ? '2 3' : undefined}
      />
      {look === 'blocked' && <rect {...box} fill={`url(#${hatch})`} />}
      <g
        className={`${text} font-mono text-11 ${look === 'blocked' ? 'stroke-bg' : ''}`}
        strokeWidth={look === 'blocked' ? 5 : 0}
        paintOrder="stroke"
        dominantBaseline="central"
      >
        <NodeText id={id} box={box} detail={detail} orientation={orientation} bold={inverted} />
      </g>
      {id === 'prompt' && orientation === 'horizontal' && detail.endsWith(' tok') && (
        <Ruler box={box} detail={detail} className={text} />
      )}
    </g>
  );
}

interface NodeTextProps {
  readonly id: NodeId;
  readonly box: Box;
  readonly detail: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly bold: boolean;
}

function NodeText({ id, box, detail, orientation, bold }: NodeTextProps) {
  const weight = bold ? 600 : 400;
  const middle = box.y + box.height / 2;
  if (orientation === 'vertical') {
    return (
      <>
        <text x={box.x + 8} y={middle} fontWeight={weight}>
          {names[id]}
        </text>
        <text x={box.x + box.width - 8} y={middle} textAnchor="end">
          {detail}
        </text>
      </>
    );
  }
  if (id === 'complexity') {
    const turned = (x: number) => `rotate(-90 ${x} ${box.y + box.height - 6})`;
    const lines = detail === '' ? [box.x + box.width / 2] : [box.x + 9.5, box.x + 21];
    return (
      <>
        <text x={lines[0]} y={box.y + box.height - 6} transform={turned(lines[0] ?? 0)} fontWeight={weight}>
          {names[id]}
        </text>
        <text x={lines[1]} y={box.y + box.height - 6} transform={turned(lines[1] ?? 0)}>
          {detail}
        </text>
      </>
    );
  }
  const lines = [box.y + box.height * 0.34, box.y + box.height * 0.66];
  return (
    <>
      <text x={box.x + 5} y={detail === '' ? middle : lines[0]} fontWeight={weight}>
        {names[id]}
      </text>
      <text x={box.x + 5} y={lines[1]}>
        {detail}
      </text>
    </>
  );
}

/** Ticks along the prompt's lower edge, one for every doubling of its tokens. */
function Ruler({ box, detail, className }: { readonly box: Box; readonly detail: string; readonly className: string }) {
  const tokens = Number.parseInt(detail, 10);
  if (!Number.isFinite(tokens) || tokens <= 0) return null;
  const ticks = Math.min(14, Math.ceil(Math.log2(tokens + 1)));
  return (
    <g className={className} aria-hidden>
      {Array.from({ length: ticks }, (_, index) => (
        <rect key={index} x={box.x + 5 + index * 5} y={box.y + box.height - 6} width={1} height={4} />
      ))}
    </g>
  );
}
