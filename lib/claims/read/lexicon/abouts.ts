import type { Meaning } from '../chunk';

/** What some words or phrases stand for, with a comma between two. */
export type Entry = readonly [meaning: Meaning, words: string];

/** What stands before or behind a figure, and says on which side of it something is. */
export const abouts: readonly Entry[] = [
  [{ kind: 'about', side: 'near' }, 'about,around,roughly,some,approximately,close to,an estimated'],
  [
    { kind: 'about', side: 'over' },
    'just over,just more than,only just over,slightly more than,slightly over,a little more than,a little over,a bit more than,a bit over,' +
      'a touch more than,a touch over,a shade over,a hair over',
  ],
  [{ kind: 'about', side: 'nearly' }, 'nearly,almost'],
  [
    { kind: 'about', side: 'under' },
    'just under,just less than,just fewer than,just shy of,only just under,slightly less than,slightly under,' +
      'a little less than,a little under,a bit less than,a bit under,a touch less than,a touch under,a shade under,a hair under',
  ],
  [{ kind: 'about', side: 'more' }, 'more than,better than,over more than,in excess of,upwards of,for over'],
  [{ kind: 'about', side: 'least' }, 'no fewer than,no less than'],
  [{ kind: 'about', side: 'least', stands: 'either' }, 'at least'],
  [{ kind: 'about', side: 'least', stands: 'behind' }, 'or more,or greater,or better,or larger,or bigger,or worse'],
  [{ kind: 'about', side: 'less' }, 'less than,fewer than,under'],
  [{ kind: 'about', side: 'most' }, 'no more than'],
  [{ kind: 'about', side: 'most', stands: 'either' }, 'at most'],
  [{ kind: 'about', side: 'most', stands: 'behind' }, 'or less'],
  [
    { kind: 'cannot', reason: 'How far beyond a figure “well over” it is, is not said: say “more than”.' },
    'well over,well more than,well in excess of,well under,far more than,far less than,much more than,much less than',
  ],
  [
    { kind: 'cannot', reason: '“As much as” is said of the most within a session, or of one of many: say “at most”, or the figure.' },
    'as much as',
  ],
];
