import { getToday, type AdapterSetup } from '../adapter-setup';
import type { HoldingsSource } from '../holdings/holdings-source';
import { requireDate } from '../holdings/require-date';
import { createHttpClient } from '../http';
import { SourceError } from '../source-error';
import { isharesFunds } from './funds';
import { toHoldings } from './transform';

/** What the index funds of iShares hold, of any session since 2006. Keyless. */
export function createIsharesSource(setup: AdapterSetup): HoldingsSource {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'ishares', setup });
  return {
    id: 'ishares',
    async fetchHoldings({ fund, asOf, signal, attempts }) {
      const known = isharesFunds[fund];
      if (known === undefined) throw new SourceError('not_found', `ishares is not known to have a fund ${fund}`);
      const query = new URLSearchParams({
        appType: 'PRODUCT_PAGE',
        appSubType: 'ISHARES',
        targetSite: 'us-ishares',
        locale: 'en_US',
        portfolioId: known.portfolioId,
        userType: 'individual',
        component: 'holdings',
        ...(asOf === undefined ? {} : { asOfDate: asOf.replaceAll('-', '') }),
      });
      const url = `${baseUrl}/varnish-api/blk-one01-product-data/product-data/api/v1/get-fund-document?${query.toString()}`;
      const holdings = await http.get({ url, signal, attempts, parse: toHoldings });
      if (holdings.fund !== null && holdings.fund !== fund)
        throw new SourceError('schema', `ishares was asked for ${fund} and answered ${holdings.fund}`);
      return requireDate({ ...holdings, fund }, asOf, getToday(options));
    },
  };
}
