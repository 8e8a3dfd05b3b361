import { describe, expect, it } from 'vitest';
import { buildCommands, findCommands } from '@/components/shell/build-commands';

const commands = buildCommands({
  studies: [
    { id: 'above-average', title: 'Above average', question: 'What percent of members stand above their mean?', symbolParameter: null, variants: [{ label: '200', of: 'Mean', query: 'windowSessions=200' }] },
    { id: 'claim', title: 'Claim', question: 'Is it true?', symbolParameter: 'symbol', variants: [{ label: 'Magnificent 7 weight', of: 'Indicator', query: 'measure=breadth&indicator=mag7-weight' }] },
  ],
  claims: [{ id: 'rut-five', said: 'Five straight gains', by: 'Somebody' }],
  instruments: [{ symbol: 'RUT', name: 'Russell 2000' }],
});
const find = (query: string) => findCommands(commands, query).map(({ href }) => href);

describe('the command palette', () => {
  it('finds a part of a study by what the study asks and by what its link says', () => {
    expect(find('percent above 200')).toEqual(['/studies/above-average?windowSessions=200']);
    expect(find('mag7 weight')).toEqual(['/studies/claim?measure=breadth&indicator=mag7-weight']);
    expect(find('claim weight')).toEqual(['/studies/claim?measure=breadth&indicator=mag7-weight']);
  });

  it('wants every word, and lists those first that begin with the first', () => {
    expect(find('nothing of this')).toEqual([]);
    expect(find('RUT')[0]).toBe('/studies/claim?symbol=RUT');
    expect(find('')).toHaveLength(commands.length);
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});
