import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { paletteQuery } from '@/components/shell/palette-query';

const rut = { symbol: 'RUT', name: 'Russell 2000' };
const answer = (instruments: unknown) => () => Promise.resolve(Response.json({ studies: [], claims: [], instruments }));
afterEach(() => {
  vi.unstubAllGlobals();
});

it('keeps what it was told, unless that was without instruments', async () => {
  const client = new QueryClient();
  const ask = vi.fn(answer([]));
  vi.stubGlobal('fetch', ask);
  expect((await client.query(paletteQuery)).instruments).toEqual([]);
  ask.mockImplementation(answer([rut]));
  expect((await client.query(paletteQuery)).instruments).toEqual([rut]);
  await client.query(paletteQuery);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('takes nothing of another shape for contents', async () => {
  vi.stubGlobal('fetch', answer([{ symbol: 'RUT' }]));
  await expect(new QueryClient().query(paletteQuery)).rejects.toThrow('name');
});
