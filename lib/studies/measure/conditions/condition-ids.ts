/** The four conditions under which a broadening was said to go on (UBS, 16 July 2024), in the order in which they were told. */
export const conditionIds = ['inflation', 'fed', 'growth', 'earnings'] as const;
export type ConditionId = (typeof conditionIds)[number];

/** Their names: of a lane or a cell, and within a sentence. */
export const conditionNames: Readonly<Record<ConditionId, { readonly label: string; readonly subject: string; readonly state: string }>> = {
  inflation: { label: 'Inflation contained', subject: 'inflation', state: 'inflation contained' },
  fed: { label: 'Fed starts cutting', subject: 'the Fed', state: 'the Fed having started to cut' },
  growth: { label: 'Economy grows', subject: 'growth', state: 'the economy growing' },
  earnings: { label: 'Earnings broaden', subject: 'earnings', state: 'the earnings of smaller companies broadening' },
};
