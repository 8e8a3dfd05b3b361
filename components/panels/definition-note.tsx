'use client';

import { useQuery } from '@tanstack/react-query';
import { formatLongDate } from '@/lib/format/format-date';
import { nameProviders } from '@/lib/format/source-line';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import classes from './study-panel.module.css';

interface Props {
  readonly result: StudyResult;
  /** MathML of `formula`, made on the server with the page. */
  readonly initialFormula: { readonly latex: string; readonly mathml: string };
}

// From here on a definition beside its formula would be a tall column with nothing to its right.
const longText = 700;

/** What the figure means, set as a formula, and where its closes come from. */
export function DefinitionNote({ result, initialFormula }: Props) {
  const { formula } = result.definition;
  // The typesetter loads only when a parameter changes the formula: the page's own came with its HTML.
  const typeset = useQuery({
    queryKey: ['formula', formula],
    queryFn: async () =>
      (await import('katex')).default.renderToString(formula, { output: 'mathml', throwOnError: false, displayMode: true }),
    ...(formula === initialFormula.latex ? { initialData: initialFormula.mathml } : {}),
    staleTime: Infinity,
  });
  return (
    <div className={classes.notes} data-long={result.definition.text.length > longText || undefined}>
      <div>
        <h3>Definition</h3>
        <p>{result.definition.text}</p>
      </div>
      {formula === '' || typeset.data === undefined ? null : (
        <div
          className={classes.formula}
          tabIndex={0}
          role="group"
          aria-label="Formula"
          dangerouslySetInnerHTML={{ __html: typeset.data }}
        />
      )}
      <div>
        <h3>Source</h3>
        <p>
          Closes: {nameProviders(result)}. As of {formatLongDate(result.asOf)}, data version {result.dataVersion}.{' '}
          {result.provisional ? 'Provisional.' : result.simulated ? 'Simulated.' : 'Confirmed.'}
        </p>
        {result.definition.sources.length === 0 ? null : <p className={classes.reference}>{result.definition.sources.join('; ')}</p>}
      </div>
    </div>
  );
}
