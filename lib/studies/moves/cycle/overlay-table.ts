import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toPercentCell } from '../../kit/to-cell';
import { nameLeg } from './cycle-words';
import { gainAtAge, medianOf } from './rank-legs';
import { listCounted, type Cycle, type MeasuredLeg } from './read-cycle';

const leastSessions = 252;
// A row per session and a column per leg would be more than a picture can show.
const mostRows = 300;
// More single lines than this are a thicket, and a column each.
const mostPaths = 60;
/** Of fewer a median says nothing. */
const fewestOfMedian = 5;

function listSteps(until: number, stride: number, age: number): readonly number[] {
  const steps = Array.from({ length: Math.floor(until / stride) + 1 }, (_, at) => at * stride);
  return [...new Set([...steps, age])].sort((a, b) => a - b);
}

/** The way of the running leg from its low (a bear market from its high), over those of the earlier ones of its kind. */
export function buildOverlayTable({ market }: StudyContext, main: StudySeries, cycle: Cycle, running: MeasuredLeg): SideTable {
  const { kind, sessions: age } = running;
  const earlier = listCounted(cycle, kind).filter((leg) => leg !== running);
  const longest = Math.max(age, ...earlier.map((leg) => leg.sessions));
  const until = Math.max(age, Math.min(longest, Math.max(leastSessions, 2 * age)));
  const stride = Math.ceil(until / mostRows);
  const began = market.sessions[running.start] ?? '';
  const column = (key: string, label: string): Column => ({ key, label, unit: 'pct', type: 'number', signed: true });
  const drawn = earlier.slice(-mostPaths);
  const paths = drawn.map((leg) => {
    const date = market.sessions[leg.start] ?? '';
    return column(`from_${date.replaceAll('-', '_')}_pct`, `From ${formatLongDate(date)}`);
  });
  const columns: readonly Column[] = [
    { key: 'sessions_after', label: 'Session', unit: 'sessions', type: 'number' },
    column('running_pct', `From ${formatLongDate(began)}`),
    column('earlier_median_pct', 'Median of the earlier ones that lasted so long'),
    { key: 'earlier_count', label: 'Earlier ones that lasted so long', unit: 'count', type: 'number' },
    ...paths,
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
  const rows = listSteps(until, stride, age).map((step): Row => {
    const gains = earlier.map((leg) => gainAtAge(main.closes, leg, step));
    const known = gains.filter((gain) => !Number.isNaN(gain));
    const shown = gains.slice(-drawn.length);
    return {
      sessions_after: step,
      running_pct: toPercentCell(gainAtAge(main.closes, running, step)),
      earlier_median_pct: known.length < fewestOfMedian ? null : toPercentCell(medianOf(known)),
      earlier_count: known.length,
      ...Object.fromEntries(paths.map(({ key }, at) => [key, toPercentCell(shown[at])])),
      provisional: market.assumedIndex !== null && running.start + step === market.assumedIndex,
    };
  });
  const from = kind === 'bull' ? 'low' : 'high';
  const sampled = stride === 1 ? '' : `, every ${ordinalWord(stride)} session`;
  const noun = nameLeg(kind, cycle.chosen);
  return {
    id: 'paths',
    title: `${main.instrument.name}: ${kind} markets from their ${from}`,
    columns,
    rows,
    leads: true,
    chart: {
      kind: 'paths',
      title: `From each ${from}`,
      unitLabel: `percent since the ${from}, by session${sampled}; grey: the ${drawn.length < earlier.length ? 'newest ' : ''}${countWord(drawn.length)} earlier ${pluralise(drawn.length, noun)}`,
      unit: 'pct',
      marks: [],
      stepKey: 'sessions_after',
      meanKey: 'running_pct',
      baseKey: 'earlier_median_pct',
      bands: [],
      pathKeys: paths.map(({ key }) => key),
      symbol: null,
      endLabel: `${formatPercent(running.gain * 100, { sign: true })} on session ${formatNumber(age, { decimals: 0 })}`,
      names: {
        step: 'session',
        mean: `Since ${formatLongDate(began)}`,
        base: 'Median of the earlier ones that lasted so long',
        path: `Each earlier ${noun}, thin`,
      },
    },
  };
}
