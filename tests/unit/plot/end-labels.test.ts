import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseEndRoom,
  endLabelStepPx,
  findLineEnd,
  listEndNames,
  placeEndLabels,
  spreadLabels,
  writeEndLabel,
} from '@/lib/plot/lines/end-labels';
import { estimateTextWidth } from '@/lib/plot/place-labels';

describe('spreadLabels', () => {
  it('leaves labels where they belong while they have room', () => {
    expect(spreadLabels([100, 20, 60], 0, 200)).toEqual([100, 20, 60]);
  });
  it('moves neighbours apart around their middle', () => {
    expect(spreadLabels([100, 100], 0, 200)).toEqual([93.5, 106.5]);
  });
  it('never lets one cover another or leave the frame, in the order of their heights, and leaves out what has no room', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: -50, max: 350, noNaN: true })), { maxLength: 24 }), (wanted) => {
        const placed = spreadLabels(wanted, 10, 290);
        const known = placed.filter((y) => y !== null).sort((a, b) => a - b);
        expect(known).toHaveLength(Math.min(wanted.filter((y) => y !== null).length, Math.floor(280 / endLabelStepPx) + 1));
        known.forEach((y, at) => {
          expect(y).toBeGreaterThanOrEqual(10 - 1e-6);
          expect(y).toBeLessThanOrEqual(290 + 1e-6);
          if (at > 0) expect(y - (known[at - 1] ?? 0)).toBeGreaterThanOrEqual(endLabelStepPx - 1e-6);
        });
        wanted.forEach((one, i) => {
          wanted.forEach((other, j) => {
            const [a, b] = [placed[i] ?? null, placed[j] ?? null];
            if (one !== null && other !== null && a !== null && b !== null && Math.max(10, one) < Math.min(290, other))
              expect(a).toBeLessThanOrEqual(b);
          });
        });
      }),
    );
  });
});

describe('the labels at the ends of lines', () => {
  it('carry name and value where there is room, and the value alone on the axis', () => {
    const names = ['S&P 500', 'Russell 2000'];
    expect(writeEndLabel('Russell 2000', '132.71', chooseEndRoom(880, names))).toBe('Russell 2000 132.71');
    expect(writeEndLabel('Russell 2000', '132.71', chooseEndRoom(360, names))).toBe('132.71');
    expect(writeEndLabel('RUT less SPX', '+9.92 pp', 0)).toBe('+9.92');
  });
  it('fit the room with a long name, and keep the value whole', () => {
    const name = 'Consumer Discretionary Select Sector';
    const text = writeEndLabel(name, '5,640.23', chooseEndRoom(880, [name]));
    expect(text.endsWith('… 5,640.23')).toBe(true);
    expect(estimateTextWidth(text)).toBeLessThanOrEqual(chooseEndRoom(880, [name]));
  });
  it('leave a name that would be cut to the title where a line is alone', () => {
    const room = chooseEndRoom(720, ['Close', '50-session mean']);
    expect(writeEndLabel('Distance from 50-session mean', '+1.07%', room, true)).toBe('+1.07%');
    expect(writeEndLabel('Distance from 50-session mean', '+1.07%', room)).toContain('… +1.07%');
    expect(writeEndLabel('RUT less SPX', '−0.22 pp', room, true)).toBe('RUT less SPX −0.22 pp');
  });
  it('have room for the longest name and a value, whatever the value, and for no more than a third of the chart', () => {
    const names = ['Above 50-session mean', 'Eligible for the mean'];
    for (const name of names)
      for (const value of ['6', '28,454.81']) expect(writeEndLabel(name, value, chooseEndRoom(740, names))).toBe(`${name} ${value}`);
    expect(chooseEndRoom(740, ['S&P 500'])).toBeLessThan(chooseEndRoom(740, names));
    expect(chooseEndRoom(900, ['A name that goes on and on and on and on and on'])).toBeLessThanOrEqual(300);
  });
  it('are named where there are several', () => {
    expect(listEndNames([{ label: 'S&P 500' }])).toEqual([]);
    expect(listEndNames([{ label: 'S&P 500' }, { label: 'Russell 2000' }])).toEqual(['S&P 500', 'Russell 2000']);
  });
  it('stand at the last value in sight, missing ones passed over', () => {
    expect(findLineEnd([1, 2, null, null], { first: 0, last: 3 })).toBe(1);
    expect(findLineEnd([1, null], { first: 1, last: 1 })).toBeNull();
    const [one, none] = placeEndLabels([{ label: 'A', value: '1.00', x: 90, y: 50 }, null], { right: 100, top: 0, bottom: 200, room: 0 });
    expect(one).toEqual({ text: '1.00', x: 106, y: 50, from: { x: 90, y: 50 } });
    expect(none).toBeNull();
  });
});
