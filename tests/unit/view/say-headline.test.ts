import { expect, it } from 'vitest';
import { sayHeadline } from '@/lib/view/say-headline';

const headline = { text: 'The Russell 2000 rose.', detail: '', provisional: true };

it('states nothing as fact that rests on an assumed close', () => {
  expect(sayHeadline({ study: { id: 'streaks' } }, headline)).toBe('If it closes there: The Russell 2000 rose.');
  expect(sayHeadline({ study: { id: 'streaks' } }, { ...headline, provisional: false })).toBe('The Russell 2000 rose.');
  expect(sayHeadline({ study: { id: 'needs' } }, headline)).toBe('The Russell 2000 rose.');
});
