import { getToday, type AdapterSetup } from '../adapter-setup';
import type { HoldingsSource } from '../holdings/holdings-source';
import { requireDate } from '../holdings/require-date';
import { createHttpClient } from '../http';
import { parseJson } from '../parse-json';
import { SourceError } from '../source-error';
import { listSchema, type ListAnswer } from './schema';
import { toHoldings } from './transform';

function parseAnswer(text: string): ListAnswer {
  const answer = parseJson('nasdaq-list', text, listSchema);
  const code = answer.status?.rCode ?? 200;
  if (code === 200) return answer;
  const message = answer.status?.bCodeMessage?.map(({ errorMessage }) => errorMessage).join('; ') ?? 'no reason given';
  throw new SourceError(
    code === 429 ? 'rate_limited' : code >= 500 ? 'transient' : 'schema',
    `nasdaq-list answered code ${code}: ${message}`,
  );
}

/** The members of the Nasdaq-100 as its exchange lists them, without weights. Keyless. */
export function createNasdaqListSource(setup: AdapterSetup): HoldingsSource {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'nasdaq-list', setup });
  return {
    id: 'nasdaq-list',
    async fetchHoldings({ fund, asOf, signal, attempts }) {
      if (fund !== 'nasdaq100') throw new SourceError('not_found', `nasdaq-list is not known to have a list ${fund}`);
      const answer = await http.get({ url: `${baseUrl}/api/quote/list-type/${fund}`, signal, attempts, parse: parseAnswer });
      const holdings = toHoldings(answer, fund, getToday(options));
      if (asOf !== undefined && holdings.asOf !== asOf)
        throw new SourceError('no_data_yet', `nasdaq-list keeps the newest list alone, which is of ${holdings.asOf}`);
      return requireDate(holdings, asOf, getToday(options));
    },
  };
}
