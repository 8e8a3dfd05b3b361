import { describe, expect, it } from 'vitest';
import { buildCommands, findCommands } from '@/components/shell/build-commands';

const commands = buildCommands({
  studies: [
    {
      id: 'above-average',
      title: 'Above average',
      question: 'What percent of members stand above their mean?',
      symbolParameter: null,
      variants: [{ label: '200', of: 'Mean', query: 'windowSessions=200' }],
    },
    {
      id: 'streaks',
      title: 'Streaks',
      question: 'How long do runs last?',
      symbolParameter: null,
      variants: [{ label: 'weekly', of: 'Unit', query: 'unit=week' }],
    },
    {
      id: 'claim',
      title: 'Claim',
      question: 'Is it true?',
      symbolParameter: 'symbol',
      variants: [{ label: 'Magnificent 7 weight', of: 'Indicator', query: 'measure=breadth&indicator=mag7-weight' }],
    },
  ],
  claims: [
    { id: 'rut-five', said: 'Five straight gains', by: 'Somebody' },
    { id: 'below-200-day', said: 'It closed below its 200-day average', by: 'Somebody' },
  ],
  instruments: [{ symbol: 'RUT', name: 'Russell 2000' }],
});
const find = (query: string) => findCommands(commands, query).map(({ href }) => href);

describe('the command palette', () => {
  it('finds a part of a study by what the study asks and by what its link says', () => {
    expect(find('percent above 200')).toEqual(['/studies/above-average?windowSessions=200']);
    expect(find('mag7 weight')).toEqual(['/studies/claim?measure=breadth&indicator=mag7-weight']);
    expect(find('claim weight')).toEqual(['/studies/claim?measure=breadth&indicator=mag7-weight']);
  });

  it('knows what readers call sessions, means and records', () => {
    // A part of a study before a claim that happens to say both words.
    expect(find('200-day')).toEqual(['/studies/above-average?windowSessions=200', '/claims/below-200-day']);
    expect(find('200-day moving average')).toEqual(['/studies/above-average?windowSessions=200']);
    expect(find('small caps claim')).toEqual(['/studies/claim?symbol=RUT']);
  });

  it('knows the units that a study can take for sessions, which are no breadth', () => {
    for (const query of ['weekly streak', 'streaks week']) expect(find(query)[0], query).toBe('/studies/streaks?unit=week');
    expect(find('breadth streaks')).toEqual([]);
  });

  it('puts first what says the words in its own name', () => {
    expect(find('mean')[0]).toBe('/studies/above-average');
    expect(find('above 200')[0]).toBe('/studies/above-average?windowSessions=200');
    expect(find('russell claim')).toEqual(['/studies/claim?symbol=RUT']);
  });

  it('leads from a date to its session, however it is written', () => {
    for (const query of ['2024-07-16', '16 Jul 2024', 'July 16, 2024', 'jul 16 2024'])
      expect(find(query), query).toEqual(['/?asOf=2024-07-16', '/facts?asOf=2024-07-16']);
    for (const query of ['2024-02-30', '07/16/2024', '16 2024', '30 Feb 2024']) expect(find(query), query).toEqual([]);
  });

  it('wants every word, and lists those first that begin with the first', () => {
    expect(find('nothing of this')).toEqual([]);
    expect(find('RUT')[0]).toBe('/studies/claim?symbol=RUT');
    expect(find('')).toHaveLength(commands.length);
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});
