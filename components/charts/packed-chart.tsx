'use client';

import { useMemo } from 'react';
import { unpackRows } from '@/lib/view/pack-rows';
import { StudyChart, type StudyChartProps } from './study-chart';

interface Props extends Omit<StudyChartProps, 'rows'> {
  /** As a page carries them: column by column, those alone that the chart reads. */
  readonly packed: string;
}

/** The chart of a study on a page that the server writes. */
export function PackedChart({ packed, ...props }: Props) {
  const rows = useMemo(() => unpackRows(packed), [packed]);
  return <StudyChart {...props} rows={rows} />;
}
