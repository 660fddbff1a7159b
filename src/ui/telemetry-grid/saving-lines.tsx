import { useRunReport } from '../../state/use-run-report';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';
import { FigureLine } from './figure-line';

/** What the cache saved and what the bandit lost, for each 1k requests; SIM alone knows both. */
export function SavingLines() {
  const report = useRunReport('savings-read');
  if (report === null) return null;
  const { cache, regret } = report;
  return (
    <>
      {cache === null ? null : (
        <FigureLine name="Cache saved">{`${formatMoney(cache.savedUsd - cache.storageUsd)} net, n = ${formatCount(cache.hits)} hits, SIM`}</FigureLine>
      )}
      {regret === null ? null : (
        <FigureLine name="Regret per 1k">{`${groupDigits(regret.perThousand, 1)}, at random ${groupDigits(regret.randomPerThousand, 1)}, n = ${formatCount(regret.n)}, SIM`}</FigureLine>
      )}
    </>
  );
}
