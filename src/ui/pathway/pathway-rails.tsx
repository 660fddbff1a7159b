import type { BulkScene } from './bulk-scene';
import { TAG_WIDTH, type Box, type PathwayLayout } from './pathway-layout';
import type { RowLook } from './pathway-scene';

const glyphs: Readonly<Record<RowLook, string>> = {
  idle: '',
  answering: '▸',
  answered: '■',
  fallback: '■',
  failed: '✕',
  cancelled: '◐',
  removed: '⊘',
};

interface PathwayRailsProps {
  readonly layout: PathwayLayout;
  readonly looks: ReadonlyMap<string, RowLook>;
  readonly tokens: number;
  readonly degraded: boolean;
  readonly bulk: BulkScene | null;
}

/** The two rails, CLOUD above LOCAL, with one row per enabled model. */
export function PathwayRails({ layout, looks, tokens, degraded, bulk }: PathwayRailsProps) {
  return (
    <g className="font-mono text-11" dominantBaseline="central">
      {layout.rails.map(({ tier, box }) => (
        <Rail key={tier} tier={tier} box={box} isEmpty={layout.rows.every(({ model }) => model.tier !== tier)} />
      ))}
      {layout.rows.map(({ model, box }) => {
        const look = looks.get(model.endpointId) ?? 'idle';
        const count = bulk?.rows.get(model.endpointId)?.count;
        return (
          <ModelRow
            key={model.endpointId}
            name={model.name}
            box={box}
            look={look}
            // An endpoint that failed in this flight is one that its breaker now counts against.
            breaker={degraded && look === 'failed' ? '[×]' : null}
            note={bulk === null ? noteOf(look, tokens, box.width, model.name) : countText(count ?? 0)}
          />
        );
      })}
    </g>
  );
}

function Rail({
  tier,
  box,
  isEmpty,
}: {
  readonly tier: 'local' | 'cloud';
  readonly box: Box;
  readonly isEmpty: boolean;
}) {
  const x = box.x + TAG_WIDTH / 2;
  const y = box.y + box.height / 2;
  return (
    <g>
      <rect {...box} className="fill-bg stroke-fg" />
      <line x1={box.x + TAG_WIDTH} x2={box.x + TAG_WIDTH} y1={box.y} y2={box.y + box.height} className="stroke-fg" />
      <text x={x} y={y} transform={`rotate(-90 ${x} ${y})`} textAnchor="middle" className="fill-fg" fontWeight={600}>
        {tier === 'cloud' ? 'CLOUD' : 'LOCAL'}
      </text>
      {isEmpty && (
        <text x={box.x + TAG_WIDTH + 6} y={y} className="fill-fg-2">
          no model is on
        </text>
      )}
    </g>
  );
}

interface ModelRowProps {
  readonly name: string;
  readonly box: Box;
  readonly look: RowLook;
  readonly breaker: string | null;
  readonly note: string;
}

function ModelRow({ name, box, look, breaker, note }: ModelRowProps) {
  const chosen = look === 'answering' || look === 'answered' || look === 'fallback' || look === 'cancelled';
  const y = box.y + box.height / 2;
  return (
    <g data-row={name} data-look={look} className={look === 'removed' || look === 'failed' ? 'fill-fg-2' : 'fill-fg'}>
      {chosen && (
        <rect
          x={box.x + 2}
          y={box.y + 0.5}
          width={box.width - 4}
          height={box.height - 1}
          className="fill-bg stroke-fg"
          strokeWidth={2}
        />
      )}
      <text x={box.x + 6} y={y}>
        {glyphs[look]}
      </text>
      <text x={box.x + 16} y={y} fontWeight={chosen ? 600 : 400}>
        {breaker === null ? name : `${breaker} ${name}`}
      </text>
      <text x={box.x + box.width - 5} y={y} textAnchor="end">
        {note}
      </text>
    </g>
  );
}

function noteOf(look: RowLook, tokens: number, width: number, name: string): string {
  if (look !== 'answering' && look !== 'answered' && look !== 'fallback' && look !== 'cancelled') return '';
  if (tokens === 0) return '';
  const long = `${tokens} tok`;
  // 11 px of JetBrains Mono are 6.6 px wide a character.
  return (name.length + long.length + 1) * 6.6 <= width - 22 ? long : String(tokens);
}

function countText(count: number): string {
  return count === 0 ? '' : String(count);
}
