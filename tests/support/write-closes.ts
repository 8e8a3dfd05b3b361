// `write-closes.ts <folder>`: the sample market as files to import. The Russell 2000 has a gap, the Nasdaq-100 ends three sessions early.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar } from '@/lib/calendar/calendar';
import { generateSampleMarket } from '@/prisma/sample/generate-sample-market';

const gap = '2024-07-09';
const lateSessions = 3;

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder to write to');
mkdirSync(folder, { recursive: true });
for (const { symbol, rows } of generateSampleMarket(createCalendar({}))) {
  const kept = symbol === 'RUT' ? rows.filter((row) => row.session !== gap) : symbol === 'NDX' ? rows.slice(0, -lateSessions) : rows;
  const lines = kept.map((row) => [row.session, row.open ?? '', row.high ?? '', row.low ?? '', row.close, row.adjClose ?? ''].join(','));
  writeFileSync(join(folder, `${symbol}.csv`), ['date,open,high,low,close,adj_close', ...lines, ''].join('\n'));
}
