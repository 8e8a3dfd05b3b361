import { getToday, type AdapterSetup } from '../adapter-setup';
import type { HoldingsSource } from '../holdings/holdings-source';
import { requireDate } from '../holdings/require-date';
import { createHttpClient } from '../http';
import { parseJson } from '../parse-json';
import { SourceError } from '../source-error';
import { invescoFunds } from './funds';
import { holdingsSchema } from './schema';
import { toHoldings } from './transform';

/** What Invesco's fund of the Nasdaq-100 holds today. Keyless. */
export function createInvescoSource(setup: AdapterSetup): HoldingsSource {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'invesco', setup });
  return {
    id: 'invesco',
    async fetchHoldings({ fund, asOf, signal, attempts }) {
      const cusip = invescoFunds[fund];
      if (cusip === undefined) throw new SourceError('not_found', `invesco is not known to have a fund ${fund}`);
      const url = `${baseUrl}/cache/v1/accounts/en_US/shareclasses/${cusip}/holdings/fund?idType=cusip&productType=ETF`;
      const answer = await http.get({ url, signal, attempts, parse: (text) => parseJson('invesco', text, holdingsSchema) });
      if (answer.cusip !== null && answer.cusip !== undefined && answer.cusip !== cusip)
        throw new SourceError('schema', `invesco was asked for ${fund} and answered the fund ${answer.cusip}`);
      const holdings = toHoldings(answer, fund);
      if (asOf !== undefined && holdings.asOf !== asOf)
        throw new SourceError('no_data_yet', `invesco keeps the newest list alone, which is of ${holdings.asOf}`);
      return requireDate(holdings, asOf, getToday(options));
    },
  };
}
