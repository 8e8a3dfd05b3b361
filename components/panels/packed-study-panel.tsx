'use client';

import { useMemo } from 'react';
import { unpackParameters } from '@/lib/view/pack-parameters';
import { unpackAhead } from '@/lib/view/pack-ahead';
import type { PackedResult } from '@/lib/view/pack-result';
import { unpackRows } from '@/lib/view/pack-rows';
import { StudyPanel, type StudyPanelProps } from './study-panel';

interface Props extends Omit<StudyPanelProps, 'initial' | 'newestRows' | 'parameters'> {
  readonly packed: PackedResult;
  /** Rows as `packRows` writes them. */
  readonly newest: string;
  /** As `packParameters` writes them. */
  readonly parameters: string;
}

/** A study in full, of an answer as a page carries it. */
export function PackedStudyPanel({ packed, newest, parameters, ...props }: Props) {
  const initial = useMemo(() => unpackAhead(packed), [packed]);
  const newestRows = useMemo(() => unpackRows(newest), [newest]);
  const schema = useMemo(() => unpackParameters(parameters), [parameters]);
  return <StudyPanel {...props} initial={initial} newestRows={newestRows} parameters={schema} />;
}
