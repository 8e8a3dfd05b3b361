'use client';

import { useMemo } from 'react';
import { unpackDrawn } from '@/lib/view/pack-history';
import { StudyChart, type StudyChartProps } from './study-chart';

interface Props extends Omit<StudyChartProps, 'rows'> {
  /** By `packDrawn`. */
  readonly packed: string;
}

/** The chart of a study on a page that the server writes. */
export function PackedChart({ packed, ...props }: Props) {
  const rows = useMemo(() => unpackDrawn(packed), [packed]);
  return <StudyChart {...props} rows={rows} />;
}
