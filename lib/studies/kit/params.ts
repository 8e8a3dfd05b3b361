import { z } from 'zod';

// Builders for study parameters. Each reads the text of a URL, answers a typed value, and carries what a control
// needs (`label`, `widget`) in its JSON Schema, so that pages, links and the API description come from one place.

/** Values of other parameters, as URL texts, each of which must be one of those listed; `!nyse` stands for every other than nyse. */
export type Conditions = Readonly<Record<string, readonly string[]>>;

/** A value of a parameter, as URL text, and the values of others that it goes with. */
export interface UsualValue {
  readonly when: Conditions;
  readonly value: string;
}

interface About {
  readonly label: string;
  readonly description: string;
  /** Other parameters and their values, as URL texts, with all of which this one has a say (of several such sets one is enough); without it it always has. */
  readonly appliesWhen?: Conditions | readonly Conditions[];
  /** Sets of other parameters and their values with which this one may not be left empty. */
  readonly neededWhen?: readonly Conditions[];
  /** What a form sets it to when others come to have these values. */
  readonly usualWhen?: readonly UsualValue[];
}

const symbolPattern = /^[A-Z0-9.^-]{1,16}$/;
const symbolText = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(symbolPattern, 'a symbol is 1 to 16 letters, digits, dots or dashes, as RUT'));

/** One instrument. */
export function symbolParam(initial: string, about: About) {
  return symbolText.default(initial).meta({ ...about, widget: 'symbol' });
}

/** One instrument or none (the empty text). */
export function optionalSymbolParam(about: About) {
  return z
    .union([z.literal(''), symbolText])
    .default('')
    .meta({ ...about, widget: 'symbol', optional: true });
}

/** A comma-separated list of 1 to `most` different instruments. */
export function symbolsParam(initial: readonly string[], most: number, about: About) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(symbolText).min(1, 'name at least one symbol').max(most, `at most ${most} symbols`))
    .transform((symbols) => [...new Set(symbols)])
    .pipe(z.array(z.string()).max(most))
    .default([...initial])
    .meta({ ...about, widget: 'symbols', maxItems: most });
}

/** A whole number between `least` and `most`, both allowed. */
export function integerParam(initial: number, least: number, most: number, about: About) {
  return z
    .string()
    .regex(/^[+-]?\d{1,9}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().int().min(least, `a whole number from ${least} to ${most}`).max(most, `a whole number from ${least} to ${most}`))
    .default(initial)
    .meta({ ...about, widget: 'stepper' });
}

function numberText(least: number, most: number) {
  return z
    .string()
    .regex(/^[+-]?(\d{1,9}(\.\d{0,12})?|\.\d{1,12})$/, `a number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `a number from ${least} to ${most}`).max(most, `a number from ${least} to ${most}`));
}

/** A decimal number between `least` and `most`, both allowed; percent parameters are in percent. */
export function numberParam(initial: number, least: number, most: number, about: About & { readonly unit?: 'percent' }) {
  return numberText(least, most)
    .default(initial)
    .meta({ ...about, widget: 'number' });
}

/** A decimal number as `numberParam`, or none (the empty text), where the study has a usual one. */
export function optionalNumberParam(least: number, most: number, about: About) {
  return z
    .union([z.literal(''), numberText(least, most)], { error: `empty, or a number from ${least} to ${most}` })
    .default('')
    .meta({ ...about, widget: 'number', optional: true, minimum: least, maximum: most });
}

/** One of a few words. `labels` are what the control shows, in the same order; `optionsWhen` says beside which values of others a word makes sense, `optionsNote` why not beside the rest. */
export function choiceParam<const Values extends readonly [string, ...string[]]>(
  values: Values,
  initial: Values[number],
  labels: readonly string[],
  about: About & { readonly optionsWhen?: Readonly<Partial<Record<Values[number], readonly Conditions[]>>>; readonly optionsNote?: string },
) {
  return (
    z
      .enum(values, { error: `accepted are ${values.join(', ')}` })
      .default(initial as never)
      // An object has what look like numbers before words, and a schema's words are one: their order is told beside them.
      .meta({ ...about, widget: 'choice', optionValues: [...values], optionLabels: labels })
  );
}

const yearText = /^[12]\d{3}$/;

/** Years with commas between, none by default: at most `most` of them, ascending and each once. */
export function yearsParam(most: number, about: About) {
  const wrong = 'years with commas between, as 2008,2020';
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(z.string().regex(yearText, wrong)).max(most, `at most ${most} years`))
    .transform((years) => [...new Set(years)].sort())
    .pipe(z.array(z.string()).max(most))
    .default([])
    .meta({ ...about, widget: 'years', optional: true, maxItems: most });
}
