'use client';

import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { nameParameter } from '@/lib/view/name-parameter';
import { pickApplicable, pickSensible } from '@/lib/view/pick-applicable';
import { PlainButton } from '../shell/plain-button';
import { AssumeControl } from './assume-control';
import { DateRangeControl } from './date-range-control';
import { limitDays } from './day-limits';
import { LayersControl } from './layers-control';
import { ParameterControl } from './parameter-control';
import classes from './controls.module.css';

// Phones alone use the sheet: it is fetched when a finger comes to its button, and opens when it is here.
const loadSheet = () => import('./parameter-sheet').then((module) => module.ParameterSheet);
const ParameterSheet = dynamic(loadSheet, { ssr: false });
// Where it does not arrive, opening it asks again.
const prepareSheet = (): void => {
  loadSheet().catch(() => undefined);
};

export interface ControlBarProps {
  readonly parameters: readonly ParameterSchema[];
  /** Canonical query in force. */
  readonly query: string;
  readonly result: StudyResult;
  /** What the API refused, by parameter. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
}

interface ParameterFieldsProps extends ControlBarProps {
  /** Those of the whole study, where only some are shown. */
  readonly all?: readonly ParameterSchema[];
}

/** What a parameter stands at that the link leaves out: where others decide that, what the answer was made with. */
function readLeftOut({ name, usualWhen, initial }: ParameterSchema, { params }: StudyResult): string {
  const answered = params[name];
  const isDecided = usualWhen.length > 0 && (typeof answered === 'string' || typeof answered === 'number');
  return isDecided ? String(answered) : (initial ?? '');
}

/** A control for each parameter; a word that makes no sense beside the others cannot be chosen. */
export function ParameterFields({ parameters, all = parameters, query, result, issues, onChange }: ParameterFieldsProps) {
  const given = new URLSearchParams(query);
  const read = (name: string): string => given.get(name) ?? all.find((parameter) => parameter.name === name)?.initial ?? '';
  return parameters.map((parameter) => (
    <ParameterControl
      key={parameter.name}
      parameter={{ ...parameter, label: nameParameter(parameter, read('unit')) }}
      value={given.get(parameter.name) ?? readLeftOut(parameter, result)}
      sensible={pickSensible(parameter, read)}
      instruments={result.instruments}
      universes={result.universes}
      sectors={result.sectors}
      issue={issues.find((issue) => issue.path === parameter.name)?.message ?? null}
      onCommit={(value) => {
        onChange({ [parameter.name]: value });
      }}
    />
  ));
}

/** The controls that every study has: dates, events over charts on a time axis, an assumed close, and what is pinned. */
export function SharedFields({ parameters, query, result, issues, onChange }: ControlBarProps) {
  const given = new URLSearchParams(query);
  const issueOf = (name: string): string | null => issues.find((issue) => issue.path === name)?.message ?? null;
  // A parameter that has no say names what the study does not read.
  const read = new Set(result.instruments.map(({ symbol }) => symbol));
  const named = [result.params['symbol'], result.params['a'], result.params['symbols']].flat().map(String);
  const mainSymbol = named.find((symbol) => read.has(symbol)) ?? result.instruments[0]?.symbol ?? 'RUT';
  const layers = parameters.find(({ widget }) => widget === 'layers');
  const pins = ['asOf', 'version'].filter((name) => given.has(name));
  return (
    <>
      <DateRangeControl
        from={given.get('from')}
        to={given.get('to')}
        shown={result.range}
        limits={limitDays(result)}
        issue={issueOf('from') ?? issueOf('to') ?? issueOf('last')}
        onChange={onChange}
      />
      {layers === undefined ? null : (
        <LayersControl
          parameter={layers}
          value={given.get(layers.name) ?? ''}
          issue={issueOf(layers.name)}
          onCommit={(value) => {
            onChange({ [layers.name]: value === '' ? null : value });
          }}
        />
      )}
      {result.universe !== null ? null : (
        <AssumeControl
          value={given.get('assume') ?? ''}
          symbol={mainSymbol}
          issue={issueOf('assume')}
          onCommit={(value) => {
            onChange({ assume: value });
          }}
        />
      )}
      {pins.length === 0 ? null : (
        <div className={classes.field}>
          <span className={classes.label}>Pinned</span>
          <PlainButton
            onClick={() => {
              onChange({ asOf: null, version: null });
            }}
          >
            {[
              given.has('asOf') ? `as of ${formatLongDate(given.get('asOf') ?? '')}` : '',
              given.has('version') ? `version ${given.get('version') ?? ''}` : '',
            ]
              .filter((text) => text !== '')
              .join(', ')}{' '}
            · release
          </PlainButton>
        </div>
      )}
    </>
  );
}

function ControlFields(props: ControlBarProps) {
  const own = pickApplicable(props.parameters, props.query).filter((parameter) => !parameter.shared || parameter.name === 'basis');
  return (
    <>
      <ParameterFields {...props} parameters={own} all={props.parameters} />
      <SharedFields {...props} />
    </>
  );
}

/** The controls of a study, made from its parameter schema: in a row that wraps, or in a sheet on a phone. */
export function ControlBar(props: ControlBarProps) {
  const [opened, sheet] = useDisclosure(false);
  const [wasAsked, ask] = useDisclosure(false);
  const opener = useRef<HTMLButtonElement>(null);
  const phone = useMediaQuery('(max-width: 640px)', false);
  return (
    <>
      <div className={classes.bar} data-controls="">
        {phone ? null : <ControlFields {...props} />}
      </div>
      <PlainButton
        className={classes.opener}
        ref={opener}
        onPointerDown={prepareSheet}
        onFocus={prepareSheet}
        onClick={() => {
          ask.open();
          sheet.open();
        }}
      >
        Parameters
      </PlainButton>
      {phone && wasAsked ? (
        <ParameterSheet
          opened={opened}
          onClose={() => {
            sheet.close();
            opener.current?.focus();
          }}
        >
          <ControlFields {...props} />
        </ParameterSheet>
      ) : null}
    </>
  );
}
