import { expect, it } from 'vitest';
import { describePicture, inkOfMarks, type Pictured } from '@/lib/plot/picture-text';

const doubt = { code: 'measure-ranks-differently', message: 'Measured as a ratio this ranks second.' };
const pictured: Pictured = {
  definition: { text: 'The difference of two returns.' },
  flags: [{ code: 'history-note', message: 'An old note.' }, { code: 'coverage', message: 'Closes of half of the members.' }, doubt],
  range: { from: '2024-07-01', to: '2024-07-16' },
  coverage: { first: '2024-07-01' },
  simulated: false,
  provisional: false,
  verdict: null,
  sources: [],
  asOf: '2024-07-16',
  dataVersion: 1,
};

it('colours a verdict as its mark on the page is, and what is not final or not real as a warning', () => {
  const verdicts = (['holds', 'holds_only_under', 'fails', 'cannot_check'] as const).map((kind) => ({ kind, under: null }));
  expect(verdicts.map((verdict) => inkOfMarks({ ...pictured, verdict }))).toEqual(['up', 'warn-ink', 'down', 'muted']);
  expect([inkOfMarks(pictured), inkOfMarks({ ...pictured, verdict: { kind: 'holds', under: null }, provisional: true })]).toEqual([
    'warn-ink',
    'warn-ink',
  ]);
});

it('takes the doubt about the answer along, and what the figures lack, and leaves notes at home', () => {
  const { notes, title } = describePicture(pictured, { kind: 'lines', title: 'A less B', unitLabel: 'percentage points' }, 'A beat B.');
  expect(notes).toEqual([doubt.message, 'Closes of half of the members.']);
  expect(title).toBe('A less B, percentage points · 1 Jul 2024 to 16 Jul 2024');
});
