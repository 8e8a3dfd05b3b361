import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { symbolColor } from '@/lib/plot/symbol-color';
import { resolveColor, themeColors, type Theme } from '@/lib/plot/theme-colors';

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');

function readVariables(theme: Theme): Record<string, string> {
  const block = css.slice(css.indexOf(`[data-mantine-color-scheme='${theme}']`));
  const body = block.slice(block.indexOf('{') + 1, block.indexOf('}'));
  return Object.fromEntries([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

describe('the colours of pictures', () => {
  it.each(['light', 'dark'] as const)('are those of the style sheet, %s', (theme) => {
    expect(themeColors[theme]).toEqual(readVariables(theme));
  });
  it('gives an instrument the colour that it has on the page, and ink to what is no variable', () => {
    expect(resolveColor(symbolColor('RUT'), 'light')).toBe('#d9660b');
    expect(resolveColor(symbolColor(null), 'dark')).toBe(themeColors.dark.ink);
    expect(resolveColor('red', 'light')).toBe(themeColors.light.ink);
  });
});
