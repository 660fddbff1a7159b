import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Frontier } from '../../core/domain/frontier';
import { FrontierFigure } from './small-frontier';

const current = {
  edgeThreshold: 65,
  usdPerThousandRequests: 0.44,
  quality: 0.873,
  qualityLow: 0.83,
  qualityHigh: 0.9,
  localShare: 0.6,
};
const frontier: Frontier = {
  basis: 'held-out',
  n: 120,
  nLabelled: 120,
  bothFailed: 0,
  points: [current],
  current,
  references: [
    { id: 'all-cloud', label: 'all cloud', usdPerThousandRequests: 1.92, quality: 0.95, localShare: 0 },
    { id: 'best-single', label: 'best single', usdPerThousandRequests: 0.62, quality: 0.88, localShare: 0 },
  ],
  verdict: null,
  answer: 'Routing does not beat the best single model here.',
};

it('says its figures in its name, with n, and the plain answer beneath', () => {
  const html = renderToStaticMarkup(<FrontierFigure frontier={frontier} current={current} />).replace(
    /[\u2009\u202f]/g,
    ' ',
  );
  const name = /aria-label="([^"]+)"/.exec(html)?.[1];
  expect(name).toContain('120 prompts, 120 labelled');
  expect(name).toContain('now at 65: $0.44 per 1k, 87.3 % [83.0 %, 90.0 %]');
  expect(name).toContain('all cloud: $1.92 per 1k, 95.0 %');
  expect(html).toContain('Routing does not beat the best single model here.');
  expect(html).toContain('data-current-threshold="65"');
});

it('says which rows its figures are over, and over how many the quality is', () => {
  const html = renderToStaticMarkup(
    <FrontierFigure frontier={{ ...frontier, n: 151, nLabelled: 150 }} current={current} />,
  );
  expect(html.replace(/<[^>]*>/g, '')).toMatch(/n = 151 held out or own, quality over 150 labelled/);
});

it('says so where there is no label', () => {
  const blank = { ...current, quality: null, qualityLow: null, qualityHigh: null };
  const html = renderToStaticMarkup(
    <FrontierFigure frontier={{ ...frontier, nLabelled: 0, points: [blank] }} current={blank} />,
  );
  expect(html).toContain('No labels: the y axis is the local share, not quality.');
});
