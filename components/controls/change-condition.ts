import type { JoinedText } from '@/lib/format/joined-text';
import { isApplicable, pickSensible, pickUsual, requires } from '@/lib/view/pick-applicable';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import type { ReadClaim } from './fit-claim';

/** A part of a condition as it stands beside the others: given, the claim's own, or at its default. */
export function createRead({ parts }: ParameterSchema, readClaim: ReadClaim, condition: JoinedText): ReadClaim {
  return (name) => {
    if (name === 'unit') return readClaim(name);
    return condition[name] ?? (name === 'symbol' ? readClaim(name) : (parts.find((part) => part.name === name)?.initial ?? ''));
  };
}

/** What others make usual of a part, where it has a say. */
function listUsual({ parts }: ParameterSchema, read: ReadClaim): JoinedText {
  return Object.fromEntries(
    parts.flatMap((part) => {
      const value = isApplicable(part, read) ? pickUsual(part, read) : undefined;
      return value === undefined ? [] : [[part.name, value] as const];
    }),
  );
}

/** The condition with one word changed, and with what must be said along: a number from where on it counts, a partner. Another measure is another condition. */
export function changeCondition(
  parameter: ParameterSchema,
  readClaim: ReadClaim,
  before: JoinedText,
  name: string,
  value: string,
): JoinedText {
  const { symbol, atLeast } = before;
  const isOther = name === 'measure';
  const changed: JoinedText = isOther ? { measure: value, ...(symbol === undefined ? {} : { symbol }) } : { ...before, [name]: value };
  const usual = listUsual(parameter, createRead(parameter, readClaim, changed));
  // A number that was the usual one is that of what is said now.
  const wasUsual = name !== 'atLeast' && atLeast === listUsual(parameter, createRead(parameter, readClaim, before))['atLeast'];
  const full: JoinedText = {
    ...changed,
    ...(isOther ? usual : wasUsual && usual['atLeast'] !== undefined ? { atLeast: usual['atLeast'] } : {}),
  };
  const read = createRead(parameter, readClaim, full);
  const saying = Object.entries(full).filter(([part]) => parameter.parts.some((one) => one.name === part && isApplicable(one, read)));
  // A word that makes no sense beside the changed one gives way to the first that does.
  const fitted = parameter.parts.flatMap((part) => {
    const sensible = pickSensible(part, read);
    return part.widget === 'choice' && part.name !== 'measure' && isApplicable(part, read) && !sensible.includes(read(part.name))
      ? [[part.name, sensible[0] ?? ''] as const]
      : [];
  });
  const partner = parameter.parts.find((part) => part.name === 'versus');
  const needsPartner = partner !== undefined && requires(partner, read) && read('versus') === '';
  return { ...Object.fromEntries([...saying, ...fitted]), ...(needsPartner ? { versus: read('symbol') === 'SPX' ? 'RUT' : 'SPX' } : {}) };
}
