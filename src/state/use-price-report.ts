import { useEffect, useState } from 'react';
import type { PriceReport } from '../core/domain/price-report';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';

/** What the simulated session has bought at metered prices, read again with every run; null before it is known. */
export function usePriceReport(): PriceReport | null {
  const client = useEngine((state) => state.client);
  const hash = useEngine((state) => state.telemetryHash);
  // An edit that moves no cost leaves the hash, but not the meters.
  const applying = usePolicy((state) => state.applying);
  const [report, setReport] = useState<PriceReport | null>(null);
  useEffect(() => {
    if (client === null || hash === '' || applying) return;
    let isLatest = true;
    client.call('prices-read', null).then(
      (next) => isLatest && setReport(next),
      () => isLatest && setReport(null),
    );
    return () => {
      isLatest = false;
    };
  }, [client, hash, applying]);
  return report;
}
