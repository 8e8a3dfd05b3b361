'use client';

import { useMemo } from 'react';
import { unpackResult, type PackedResult } from '@/lib/view/pack-result';
import { unpackRows } from '@/lib/view/pack-rows';
import { StudyPanel, type StudyPanelProps } from './study-panel';

interface Props extends Omit<StudyPanelProps, 'initial' | 'newestRows'> {
  readonly packed: PackedResult;
  /** Rows as `packRows` writes them. */
  readonly newest: string;
}

/** A study in full, of an answer as a page carries it. */
export function PackedStudyPanel({ packed, newest, ...props }: Props) {
  const initial = useMemo(() => unpackResult(packed), [packed]);
  const newestRows = useMemo(() => unpackRows(newest), [newest]);
  return <StudyPanel {...props} initial={initial} newestRows={newestRows} />;
}
