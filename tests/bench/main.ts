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
// A word that starts with -- is an option of a bench: --chart=FILE of panel, --members=N of universe and first-week.
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await bench()) console.log(JSON.stringify(figure));
}
