import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { LoadForecast } from '../../core/domain/load-forecast';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { forecastFacts } from './forecast-facts';

/** Arrivals a second so far, and those to come with their interval. */
export function ForecastChart({ n, forecast }: { readonly n: number; readonly forecast: LoadForecast }) {
  return (
    <ChartFrame
      facts={forecastFacts(forecast)}
      legend={`SIM · n = ${n} · solid: arrivals so far; dashed: foretold, with the 90 % interval of the errors made before`}
    >
      {forecast.kind === 'too-short' ? (
        <p className="grid h-full place-items-center border-1 border-hair text-12">–</p>
      ) : (
        <Lines forecast={forecast} />
      )}
    </ChartFrame>
  );
}

function Lines({ forecast: { perSecond, next, binMs } }: { readonly forecast: LoadForecast & { kind: 'foretold' } }) {
  const at = (bin: number): number => (bin * binMs) / 1000;
  const data = [
    ...perSecond.map((rate, bin) => ({ second: at(bin), rate })),
    ...next.map(({ value, low, high }, step) => ({
      second: at(perSecond.length + step),
      foretold: value,
      interval: [low, high],
    })),
  ];
  const line = { stroke: 'var(--fg)', dot: false, isAnimationActive: false } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={chartMargin}>
        <CartesianGrid stroke="var(--hair)" />
        <XAxis
          {...axisStyle}
          type="number"
          dataKey="second"
          domain={['dataMin', 'dataMax']}
          tickFormatter={(second: number) => second.toFixed(0)}
          height={36}
          label={axisLabel('seconds of the session', 'bottom')}
        />
        <YAxis {...axisStyle} width={52} label={axisLabel('arrivals a second', 'left')} />
        <Tooltip {...tooltipStyle} labelFormatter={(second) => `from ${Number(second).toFixed(0)} s`} />
        <Area dataKey="interval" name="90 % interval" fill="var(--hair)" stroke="none" isAnimationActive={false} />
        <Line {...line} dataKey="rate" name="so far" strokeWidth={1.5} />
        <Line {...line} dataKey="foretold" name="foretold" strokeWidth={2} strokeDasharray="4 3" />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
