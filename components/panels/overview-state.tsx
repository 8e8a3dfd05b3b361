import { isSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import type { Overview, OverviewView } from '@/lib/studies/overview';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';

interface Props {
  readonly overview: Overview;
  readonly view: OverviewView;
}

/** What ends before the page does: groups, and the members whose breadth stands below. */
function sayLate({ behind, breadth, asOf }: Overview): string {
  const [first] = breadth;
  const older = first !== undefined && asOf !== null && first.asOf < asOf ? [`breadth is of ${formatLongDate(first.asOf)}, where the closes of its members end`] : [];
  return joinWords([...behind.map(({ name, last }) => `the ${name} ends on ${formatLongDate(last)}`), ...older]);
}

/** What a link to a session of its own asked for, where that is not what is shown, and what lags there. */
function sayChosen(overview: Overview, asked: string): string {
  const shown = formatLongDate(overview.asOf ?? '');
  const moved = asked === overview.asOf || !isSessionDate(asked) ? '' : overview.newest !== null && asked > overview.newest
    ? `${formatLongDate(asked)} is after the newest close stored. `
    : `${formatLongDate(asked)} was no session of the exchange. `;
  const late = sayLate(overview);
  return `${moved}This page is as of ${shown}${moved === '' ? ', as its link asks' : ', the last session up to it'}${late === '' ? '' : `; ${late}, and each is shown as of its last close`}. `;
}

/** What is out of the ordinary about the page's session: chosen, partly stored, or old. */
export function OverviewState({ overview, view }: Props) {
  const { asOf, newest, common, freshness } = overview;
  if (asOf === null || newest === null) return null;
  if (view.asOf !== null) {
    return (
      <StateBanner state="partial">
        {sayChosen(overview, view.asOf)}
        <PageLink href="/">{common === null || common === newest ? 'The newest session' : `The newest session that all have, ${formatLongDate(common)}`}</PageLink>
      </StateBanner>
    );
  }
  if (view.assume === null && asOf < newest) {
    const late = sayLate(overview);
    return (
      <StateBanner state="partial">
        {`This page is as of ${formatLongDate(asOf)}, the last session of which every group has a close; the newest stored is of ${formatLongDate(newest)}${late === '' ? '' : `, and ${late}`}. `}
        <PageLink href={`/?asOf=${newest}`}>See {formatLongDate(newest)} without them</PageLink> · <PageLink href="/data">See what is stored</PageLink>
      </StateBanner>
    );
  }
  const age = freshness.sessionsBehind;
  return age > 0 ? <StateBanner state="stale">{freshness.isMixed ? 'The index that lags most is' : 'These closes are'} {age === 1 ? 'one session' : `${age} sessions`} behind the exchange. <PageLink href="/data">See the last runs</PageLink></StateBanner> : null;
}
