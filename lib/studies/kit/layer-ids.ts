/** What can be laid over a chart on a time axis, in the order of links, legends and tables. */
export const layerWords = [
  {
    id: 'records',
    label: 'Record closes',
    description: 'Closes above all closes before, of the first instrument of the study, else of the S&P 500.',
  },
  {
    id: 'cycle',
    label: 'Bear and bull markets',
    description:
      'Falls and rises of 20% between closes of the S&P 500, from one extreme to the next; each is there from the close that confirms it.',
  },
  {
    id: 'thrusts',
    label: 'Breadth thrusts',
    description: 'Those of Zweig, Deemer and Whaley, of the universe of the study, else of the NYSE, as the study of thrusts has them.',
  },
  {
    id: 'omens',
    label: 'Hindenburg omens',
    description: 'With the variant of 2.2%, of the universe of the study, else of the NYSE, as the study of omens has them.',
  },
  {
    id: 'fed',
    label: 'Fed moves',
    description: 'Changes of the upper end of the federal funds target (DFEDTARU), on the day of their announcement.',
  },
  {
    id: 'recessions',
    label: 'Recessions',
    description: 'Months that the NBER dates as a recession (USREC), each from the day on which its value is taken as known.',
  },
  {
    id: 'members',
    label: 'Index changes',
    description:
      'Joins and leaves of the members of the universe of the study, else of the S&P 500, on the day from which they stand in the stored list.',
  },
  {
    id: 'claims',
    label: 'Published claims',
    description: 'Claims of the library of published claims, on the day on which they were published, where that day is known.',
  },
  {
    id: 'notes',
    label: 'Notes',
    description: 'Notes of one’s own on days and stretches of days, from imported files, each from the day on which it was known.',
  },
] as const;

export type LayerId = (typeof layerWords)[number]['id'];

export const layerIds: readonly LayerId[] = layerWords.map(({ id }) => id);

/** The layer of that name, or undefined. */
export function findLayerId(text: string): LayerId | undefined {
  return layerIds.find((id) => id === text);
}
