import { expect, it } from 'vitest';
import { describePicture, type Pictured } from '@/lib/plot/picture-text';

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

it('takes the doubt about the answer along, and what the figures lack, and leaves notes at home', () => {
  const { notes, title } = describePicture(pictured, { kind: 'lines', title: 'A less B', unitLabel: 'percentage points' }, 'A beat B.');
  expect(notes).toEqual([doubt.message, 'Closes of half of the members.']);
  expect(title).toBe('A less B, percentage points · 1 Jul 2024 to 16 Jul 2024');
});
