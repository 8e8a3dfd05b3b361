import { meetsConditions } from '../../kit/meets-conditions';
import { usualHorizons } from '../../measure/usual-horizons';
import { fillPartner } from '../../measure/usual-partner';
import { forwardParams } from './params';

/** What a link of a rule leaves out where another parameter decides it: the partner of a lead, and a horizon that its unit has. */
export function fillForward(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { unit = '', horizon } = texts;
  const isOther = horizon === undefined && unit !== 'session' && forwardParams.shape.unit.safeParse(texts['unit']).success;
  const usual = usualHorizons.find(({ when }) => meetsConditions([when], () => unit))?.value;
  return { ...fillPartner(texts), ...(isOther && usual !== undefined ? { horizon: usual } : {}) };
}
