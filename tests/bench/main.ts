// `npm run bench [-- store|studies|forward|facts|pages|panel|universe|first-week|sentences|serve]`: one JSON line per figure, each with the ratio it is judged by.
import { benchFacts } from './facts';
import type { Figure } from './figure';
import { benchFirstWeek } from './first-week';
import { benchForward } from './forward';
import { benchPages } from './pages';
import { benchPanel } from './panel';
import { benchSentences } from './sentences';
import { benchServe } from './serve';
import { benchStore } from './store';
import { benchStudies } from './studies';
import { benchUniverse } from './universe';

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  store: benchStore,
  studies: benchStudies,
  forward: benchForward,
  facts: benchFacts,
  pages: benchPages,
  panel: benchPanel,
  universe: benchUniverse,
  'first-week': benchFirstWeek,
  sentences: benchSentences,
  serve: benchServe,
};
// Of studies, of panel, and of universe and first-week.
const options = ['--study=', '--chart=', '--members='];
const words = process.argv.slice(2);
const isOption = (word: string): boolean => word.startsWith('--');
const unknown = words.filter((word) => (isOption(word) ? !options.some((option) => word.startsWith(option)) : !(word in benches)));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Accepted: ${Object.keys(benches).join(', ')}; --study=ID, --chart=FILE, --members=N.`);
  process.exit(2);
}
const asked = words.filter((word) => !isOption(word));
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await bench()) console.log(JSON.stringify(figure));
}
