export interface GeneralRule {
  /** Number by which the code's docstrings name the rule. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What holds for every study, before its own definition. */
export const generalRules: readonly GeneralRule[] = [
  {
    id: 'G1',
    title: 'Returns are exact',
    text: 'A return is one close divided by an earlier one, less one. It is never rounded before it is compared or ranked; rounding is for reading. A threshold is met when the return reaches it up to one part in a trillion, so a move from 100 to 101.5 is a move of 1.5%. Ranks compare values to twelve digits, so that what only the last bit of a division tells apart shares a rank. Once, when it is stored, a close that lies within a ten-millionth or so of its two-decimal value, as files of single precision leave it, becomes that value; any other is kept as it was given.',
  },
  {
    id: 'G2',
    title: 'A period is counted in sessions',
    text: 'Five sessions are six closes on days the exchange was open, whatever the calendar says between them. A week is 5 sessions, a month 21, a quarter 63, half a year 126, a year 252. Only the displayed range is counted in calendar months and years. A study that is asked for weeks, months, quarters or years counts each of them as one, with the close of its last session; windows and lengths then count these.',
  },
  {
    id: 'G3',
    title: 'The range shows, it never changes a value',
    text: 'From, to and the range buttons choose which rows are seen. A record, rank, streak, mean or drawdown is judged on all stored history up to the as-of date. The rebased view of performance and ratio is the one exception, and it says so. Rank to date reads nothing after its own session; the rank of an event is its place in the history up to the as-of date.',
  },
  {
    id: 'G4',
    title: 'Missing stays missing',
    text: 'A value that cannot be computed is an en dash on the page, null in JSON and an empty cell in CSV. It is never zero, never the value of the day before.',
  },
  {
    id: 'G5',
    title: 'Windows are strict',
    text: 'A trailing mean, deviation or maximum over N sessions needs all N closes, its own included. With one absent the result is missing, and the study names the instrument that was left out and why.',
  },
  {
    id: 'G6',
    title: 'Counts carry their denominator',
    text: 'When a count runs over several instruments, those without the needed closes leave both the count and the number it is set against, and that number is returned as eligible. With nobody eligible the share is missing rather than zero.',
  },
  {
    id: 'G7',
    title: 'What is compared starts together',
    text: 'Several instruments are compared from the latest of their first closes, and that session is stated. Where one of them lacks the close at either end, its return is missing and not ranked.',
  },
  {
    id: 'G8',
    title: 'Gaps are seen',
    text: 'A session that the exchange held but the store lacks, between an instrument’s first and last close, is a gap: it is flagged, it interrupts a streak, and a mean, deviation, beta, high or low over it is missing. A return needs only the closes at its two ends. A running maximum steps over it and says so. Before its first close an instrument is not listed; after its last it is stale.',
  },
  {
    id: 'G9',
    title: 'Nothing looks ahead',
    text: 'The value of a session uses that session and what came before. More closes never change earlier values; only an event’s end, status, recovery and rank, and the count of the running year, may still move.',
  },
  {
    id: 'G10',
    title: 'Price unless told otherwise',
    text: 'Closes are adjusted for splits, not for dividends. Basis = total uses dividend-adjusted closes where they are stored. Those are adjusted as of an anchor, the day on which the stored history began or was last rewritten by a split or a file, not as of today: after a later dividend a level lies above the close. Returns and whatever else compares levels of one instrument do not depend on the anchor; the level of a ratio of two does. A pair is compared on a basis that both have, or not at all.',
  },
  {
    id: 'G11',
    title: 'Percent and points are different things',
    text: 'Ratios and returns are given in percent; the difference of two returns is given in percentage points. Inside the core everything is a fraction and is converted once, on its way into a study’s rows.',
  },
  {
    id: 'G12',
    title: 'What is not stored is not guessed',
    text: 'A figure that needs constituents, weights or volume which are not stored is shown as unavailable, together with what it needs.',
  },
  {
    id: 'G13',
    title: 'Only final closes count',
    text: 'Studies use closes that are final. Without an as-of date they end on the last session on which all their instruments have one on the basis asked for; the front page and the notable facts stand on the newest that most of the groups have. An assumed close adds one session after it, and every row, event and sentence it touches is marked provisional. The composites M7 and M7D are assumed through their members.',
  },
  {
    id: 'G14',
    title: 'Histories have caveats',
    text: 'An index is not the same thing through all of its past: fewer members, Saturday sessions, back-computed years, a basket chosen with hindsight. Such stretches are kept with the instrument and raised as a flag when the figures they would be compared with fall inside.',
  },
  {
    id: 'G15',
    title: 'A range is measured from the close before it',
    text: 'A return over the dates shown starts from their base, the close before the first session: the year 2024 from that of 29 Dec 2023, 21 sessions over 21 returns. Rebased lines stand at 100 there. Where nothing is stored before, the first close itself is the base, and a flag says so.',
  },
];
