'use client';

import { useMemo } from 'react';
import type { PackedStudy, ToldStudy } from '@/lib/view/pack-study';
import type { StudyBeside } from '@/lib/view/study-ahead';
import { beginStudy } from './begin-study';
import { StudyPanel, type StudyPanelProps } from './study-panel';

interface Props extends Omit<StudyPanelProps, keyof ToldStudy> {
  readonly packed: PackedStudy | StudyBeside;
}

/** A study in full, of an answer as a page carries it. */
export function PackedStudyPanel({ packed, ...props }: Props) {
  const { told, text } = useMemo(() => beginStudy(packed), [packed]);
  return (
    <>
      <StudyPanel {...props} {...told} />
      {'beside' in packed ? (
        // React leaves what stands in an element that it finds as it is.
        <script type="text/plain" id={packed.beside} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: text }} />
      ) : null}
    </>
  );
}
