import { joinWords } from '@/lib/format/join-words';
import type { Definition } from '../../kit/study';
import type { SeasonParams } from './params';

const parts = {
  month: 'A month’s return is its last close over that of the month before.',
  week: 'A week runs from Monday to Sunday and has the number that ISO 8601 gives it in the year of its Thursday, so that some years have 53 and the first may begin in December; its return is its last close over that of the week before.',
  session:
    'Sessions are numbered within their year by the calendar of the exchange (before 1971 those that are stored); the return of one is its close over the one before, that of the first over the last close of the year before. Years do not have equally many.',
} as const;

const terms = {
  all: '',
  '1': ' Only the first years of a president’s term count, those after an election.',
  '2': ' Only the second years of a president’s term count, those of the midterms.',
  '3': ' Only the third years of a president’s term count.',
  '4': ' Only the fourth years of a president’s term count, those of the election.',
} as const;

export function defineSeasons({ symbol, by, cycle, exclude }: SeasonParams): Definition {
  const incomplete =
    by === 'session'
      ? 'The first stored year is left out, since it may have begun before.'
      : `The ${by} that is running is left out until it is complete, and so is the first stored one, which has none before it.`;
  const without = exclude.length === 0 ? '' : ` Without ${joinWords(exclude)}.`;
  return {
    text: `The returns of ${symbol} by ${by === 'session' ? 'session' : by} of the year: their mean, median, the share of years in which they were above zero, the best and the worst year. ${parts[by]} ${incomplete} The dates shown choose the years: each year that has a session among them counts as a whole, as far as it is known.${terms[cycle]}${without} The best and the worst ${by} are named among those that at least half of the years have. p is (1 + b) / (1 + m): in m = 10,000 draws one ${by} of each year is taken at random, as if the ${by}s of each year were shuffled, and b of their means lie at least as far, on either side, from what these years made in a ${by} on average. The draws are seeded by the study and its parameters. Holm’s correction is for all ${by}s that are looked at. The year to date is set against the others at the session with the same number in the year.`,
    formula: String.raw`\begin{gathered} \bar r_k = \frac{1}{n_k} \sum_{y} \left( \frac{C_{y,k}}{C_{y,k-1}} - 1 \right) \\ p_k = \frac{1+b_k}{1+m} \end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, seasons', 'Phipson and Smyth 2010; Holm 1979'],
  };
}
