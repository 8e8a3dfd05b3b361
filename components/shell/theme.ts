import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Sizes, font and radii of the interface; colours come from `app/globals.css` so that charts and pages share them. */
export const theme = createTheme({
  fontFamily: "var(--font-inter), 'Inter Variable', ui-sans-serif, system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '30px' },
  radius: { xs: '4px', sm: '7px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: { fontWeight: '650' },
});

/** Points Mantine's own variables at ours, in both schemes. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--down)',
    // White on Mantine's own blue is too faint to read in light (3.6 to 1); on these it is 7 to 1 in both schemes.
    '--mantine-primary-color-filled': '#2450c4',
    '--mantine-primary-color-filled-hover': '#1d42a6',
    '--mantine-color-blue-filled': '#2450c4',
    '--mantine-color-blue-filled-hover': '#1d42a6',
  };
  return { variables: {}, light: shared, dark: shared };
};
