'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { SentencePart } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { isApplicable } from '@/lib/view/pick-applicable';
import { fitClaim, type ClaimChanges } from './fit-claim';
import { WordEditor } from './word-editor';
import classes from './sentence-builder.module.css';

export interface SentenceBuilderProps {
  readonly parts: readonly SentencePart[];
  readonly parameters: readonly ParameterSchema[];
  /** Canonical query in force. */
  readonly query: string;
  readonly result: StudyResult;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly onChange: (changes: ClaimChanges) => void;
  /** What stands before the sentence in the same heading: its verdict. */
  readonly lead?: ReactNode;
  readonly heading?: 'h1' | 'h2';
}

// Some measures have no noun of their own in the sentence, and of a gain in percent it is not said: these words choose more than their own.
const alsoAsked: Readonly<Record<string, readonly string[]>> = {
  'return direction': ['measure', 'figure'],
  'outperformance direction': ['measure'],
  'distance distanceIn': ['measure'],
  'level price': ['measure'],
};
const withFigure: ReadonlySet<string> = new Set(['largest', 'nth', 'highest-since', 'first-since', 'only-k-since']);
const margin = 7;

/** Reads a claim's parameters from its query: what is left out is at its default. */
export function readParameters(query: string, parameters: readonly ParameterSchema[]): (name: string) => string {
  const given = new URLSearchParams(query);
  return (name) => given.get(name) ?? parameters.find((parameter) => parameter.name === name)?.initial ?? '';
}

/** A claim as a sentence whose underlined words can be chosen; each opens the small editor of its parameter under itself. */
export function SentenceBuilder({
  parts,
  parameters,
  query,
  result,
  issues,
  onChange,
  lead = null,
  heading: Heading = 'h1',
}: SentenceBuilderProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  // The words wrap anew where the window is another.
  const [width, setWidth] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const read = readParameters(query, parameters);
  const findWord = useCallback(
    (param: string | null) => root.current?.querySelector<HTMLElement>(`[data-word="${param ?? ''}"]`) ?? null,
    [],
  );
  const close = useCallback((): void => {
    findWord(opened)?.focus();
    setOpened(null);
  }, [findWord, opened]);

  // Under the word, within the sentence's width; again when the words before it changed.
  useLayoutEffect(() => {
    const word = findWord(opened);
    if (opened === null || word === null || panel.current === null || root.current === null) return;
    const most = root.current.clientWidth - panel.current.offsetWidth;
    const next = { left: Math.max(0, Math.min(word.offsetLeft, most)), top: word.offsetTop + word.offsetHeight + margin };
    setPlace((before) => (before !== null && before.left === next.left && before.top === next.top ? before : next));
    // On a phone the editor is a sheet at the foot of the screen: the word comes out from behind it.
    if (panel.current.getBoundingClientRect().top < word.getBoundingClientRect().bottom) word.scrollIntoView({ block: 'start' });
  }, [opened, parts, width, findWord]);

  useEffect(() => {
    const onResize = (): void => {
      setWidth(window.innerWidth);
    };
    window.addEventListener('resize', onResize);
    return () => {
      window.removeEventListener('resize', onResize);
    };
  }, []);

  useEffect(() => {
    if (opened === null) return undefined;
    const first =
      panel.current?.querySelector<HTMLElement>('[data-autofocus], input:not([type="hidden"])') ??
      panel.current?.querySelector<HTMLElement>('button');
    first?.focus({ preventScroll: false });
    if (first instanceof HTMLInputElement) first.select();
    const onLeave = (event: Event): void => {
      const { target } = event;
      if (
        target instanceof Node &&
        panel.current?.contains(target) === false &&
        !(target instanceof Element && target.closest('[data-word]') !== null)
      )
        setOpened(null);
    };
    document.addEventListener('pointerdown', onLeave);
    document.addEventListener('focusin', onLeave);
    return () => {
      document.removeEventListener('pointerdown', onLeave);
      document.removeEventListener('focusin', onLeave);
    };
  }, [opened]);

  const commit = (changes: ClaimChanges, done: boolean): void => {
    onChange(fitClaim({ parameters, read, figure: result.verdict?.figure ?? null }, changes));
    // These sentences end in a figure: it is asked for at once.
    if (done && (changes['comparison'] === 'figure' || changes['comparison'] === 'afterwards') && read('said') === '') setOpened('said');
    else if (done) close();
  };
  const toggle = (param: string): void => {
    setOpened(opened === param ? null : param);
  };
  // A superlative may carry a figure: 'the largest since 1978, at 11.5 points'.
  const mayCarry = opened === 'comparison' && withFigure.has(read('comparison'));
  // Since when, or of which year: one is said in the place of the other.
  const mayBeOfYear = opened === 'since';
  const mayJoin = parameters.some(({ name }) => name === 'and');
  const isJoined = parts.some(({ param }) => param === 'and');
  const shown = parameters.filter((parameter) => {
    const { name } = parameter;
    return (
      name === opened ||
      (name === 'within' && mayBeOfYear && isApplicable(parameter, read)) ||
      (name === 'side' && (opened === 'said' || mayCarry) && isApplicable(parameter, read)) ||
      (name === 'said' && mayCarry) ||
      alsoAsked[`${read('measure')} ${opened ?? ''}`]?.includes(name) === true
    );
  });
  return (
    <div ref={root} className={classes.root} data-sentence="">
      <Heading className={classes.sentence}>
        {lead}
        {parts.map(({ text, param }, index) =>
          param === null ? (
            text
          ) : (
            // No button: one is a box that stands in a line of its own where it does not fit, and parts from the stop after it. Text runs on.
            <span
              key={`${param} ${index}`}
              role="button"
              tabIndex={0}
              className={classes.word}
              data-word={param}
              aria-haspopup="dialog"
              aria-expanded={opened === param}
              title={param === 'and' ? undefined : parameters.find(({ name }) => name === param)?.label}
              onClick={() => {
                toggle(param);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                toggle(param);
              }}
            >
              {text}
            </span>
          ),
        )}
      </Heading>
      {!mayJoin || isJoined ? null : (
        <button
          type="button"
          className={classes.add}
          data-word="and"
          data-no-print=""
          aria-haspopup="dialog"
          aria-expanded={opened === 'and'}
          onClick={() => {
            toggle('and');
          }}
        >
          + and …
        </button>
      )}
      {opened === null || shown.length === 0 ? null : (
        <div
          ref={panel}
          role="dialog"
          aria-label={`Change: ${shown[0]?.label ?? ''}`}
          className={classes.panel}
          data-wide={opened === 'and' || undefined}
          style={place ?? undefined}
          onKeyDown={(event) => {
            // Enter in a field has taken its value over by now; a form does so after this, and closes by itself.
            const isDone =
              event.key === 'Enter' &&
              event.target instanceof HTMLInputElement &&
              event.target.form === null &&
              event.target.getAttribute('aria-invalid') !== 'true';
            if (event.key === 'Escape') event.stopPropagation();
            if (event.key === 'Escape' || isDone) close();
          }}
        >
          {shown
            .toSorted((a) => (a.name === opened ? -1 : 1))
            .map((parameter) => (
              <WordEditor
                key={parameter.name}
                parameter={parameter}
                read={read}
                result={result}
                issue={issues.find(({ path }) => path === parameter.name)?.message ?? null}
                onCommit={commit}
              />
            ))}
        </div>
      )}
    </div>
  );
}
