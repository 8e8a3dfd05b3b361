import { expect, it } from 'vitest';
import { explainFredRefusal } from '@/lib/sources/fred-api/client';

it.each([
  ['Bad Request.  The value for variable api_key is not registered.', 'auth', 'FRED_API_KEY'],
  ['Bad Request.  The series does not exist.', 'not_found', 'does not know the series'],
  [
    'Bad Request.  There are 2004 vintage dates in the specified real-time period: 1990-01-01 to 9999-12-31.  This exceeds the maximum number of vintage dates allowed (2000).',
    'not_found',
    'pull it without --vintages',
  ],
])('what FRED refuses is said in words: %s', (text, kind, words) => {
  expect(explainFredRefusal(JSON.stringify({ error_code: 400, error_message: text }))).toMatchObject({
    kind,
    message: expect.stringContaining(words) as unknown,
  });
});

it('what is not known is left to the status', () => expect(explainFredRefusal('{"error_message":"Bad Request."}')).toBeNull());
