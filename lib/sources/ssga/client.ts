import { getToday, type AdapterSetup } from '../adapter-setup';
import type { HoldingsSource } from '../holdings/holdings-source';
import { requireDate } from '../holdings/require-date';
import { createHttpClient } from '../http';
import { SourceError } from '../source-error';
import { ssgaFunds } from './funds';
import { readSsgaFile } from './transform';

/** What the funds of State Street hold today: a workbook a fund, no history. Keyless. */
export function createSsgaSource(setup: AdapterSetup): HoldingsSource {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'ssga', setup });
  return {
    id: 'ssga',
    async fetchHoldings({ fund, asOf, signal, attempts }) {
      if (!ssgaFunds.includes(fund)) throw new SourceError('not_found', `ssga is not known to have a fund ${fund}`);
      const url = `${baseUrl}/us/en/intermediary/library-content/products/fund-data/etfs/us/holdings-daily-us-en-${fund.toLowerCase()}.xlsx`;
      const holdings = await http.getBytes({ url, signal, attempts, parse: readSsgaFile });
      if (holdings.fund !== fund) throw new SourceError('schema', `ssga was asked for ${fund} and answered ${holdings.fund ?? 'no fund'}`);
      if (asOf !== undefined && holdings.asOf !== asOf)
        throw new SourceError('no_data_yet', `ssga keeps the newest list alone, which is of ${holdings.asOf}`);
      return requireDate(holdings, asOf, getToday(options));
    },
  };
}
