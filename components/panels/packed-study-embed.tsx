'use client';

import { useMemo } from 'react';
import { unpackResult, type PackedResult } from '@/lib/view/pack-result';
import { StudyEmbed } from './study-embed';

/** A study's chart alone, of an answer as a page carries it. */
export function PackedStudyEmbed({ packed }: { readonly packed: PackedResult }) {
  const result = useMemo(() => unpackResult(packed), [packed]);
  return <StudyEmbed result={result} />;
}
