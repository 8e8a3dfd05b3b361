import 'server-only';
import { getEnv } from '@/lib/env';
import type { ServedSeries } from '../pages/models/data-page';
import { listSeriesCoverage } from '@/lib/store/series-coverage';
import { getStore } from './get-store';
import type { LoadedMarket } from './load-market';

/** Every series with what is stored of it at the market's version, and whether its values are given out; beside the sample market all is simulated. */
export async function listServedSeries(market: Pick<LoadedMarket, 'dataVersion' | 'simulated'>): Promise<ServedSeries[]> {
  const listed = await listSeriesCoverage(await getStore(), market.dataVersion);
  const keepsIn = getEnv().EXPORT_CLOSES === 'off';
  return listed.map((series) => {
    const licenceClass = market.simulated ? 'simulated' : series.licenceClass;
    return { ...series, licenceClass, isGivenOut: !(keepsIn && licenceClass === 'restricted') };
  });
}
