import 'server-only';
import { createHash } from 'node:crypto';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packStudy, writeStudy, type PackedStudy, type ToldStudy } from '@/lib/view/pack-study';
import { offerStudies, type StudyBeside } from '@/lib/view/study-ahead';
import { findCarried, findScopedStudy } from '../http/request-scope';

offerStudies(findScopedStudy);

/** With rows that are made: those that are made when they are asked for tell whoever asks again and again. */
function settle({ rows, events, tables, ...answer }: StudyResult): StudyResult {
  return {
    ...answer,
    rows: [...rows],
    events: events === null ? null : [...events],
    tables: tables.map((table) => ({ ...table, rows: [...table.rows] })),
  };
}

/**
 * A study for the page in the making. Where that is printed in this process it stands beside the payload of React, which writes, reads and escapes each
 * letter of what it carries several times: the panel that is printed is told it, and the browser reads it from its element. The id is of what it says,
 * so that the same page is the same bytes. A part of a page, for who follows a link, is printed by the browser and carries it in the payload.
 */
export function packForPage(study: ToldStudy): PackedStudy | StudyBeside {
  const carried = findCarried();
  if (carried === undefined) return packStudy(study);
  const told = { ...study, initial: settle(study.initial), newestRows: [...study.newestRows] };
  const text = writeStudy(packStudy(told));
  const beside = `study-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  carried.set(beside, { told, text });
  return { beside };
}
