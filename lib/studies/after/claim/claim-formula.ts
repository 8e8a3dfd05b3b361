import type { ComparisonName } from '../../measure/comparisons';

/** What each comparison asks, as LaTeX: v the measure, E the event, P the price, x the figure said, k the count, t the claim's session. */
const formulas: Readonly<Record<ComparisonName, string>> = {
  largest: String.raw`v_t \ge \max_{s \le t} v_s`,
  nth: String.raw`\#\{ s < t : v_s > v_t \} = k - 1`,
  'highest-since': String.raw`\max \{ s < t : v_s \ge v_t \} \le \text{since}`,
  'first-since': String.raw`E_t \wedge \max \{ s < t : E_s \} \le \text{since}`,
  'only-k-since': String.raw`E_t \wedge \#\{ s \le t : E_s \} = k`,
  'in-a-row': String.raw`E_{t-n+1} \wedge \dots \wedge E_t`,
  'count-this-year': String.raw`\#\{ s \le t : E_s \} = k`,
  gap: String.raw`t - \max \{ s < t : E_s \} = k`,
  ever: String.raw`\max_{s \le t} v_s = x`,
  figure: String.raw`v_t = x`,
  happened: String.raw`E_t`,
  none: String.raw`\neg E_t`,
  afterwards: String.raw`\operatorname{stat}_{s : E_s} \left( \frac{C_{s+h}}{C_s} - 1 \right) = x`,
};

/** The same within the calendar year of the claim's session. */
const ofTheYear: Readonly<Partial<Record<ComparisonName, string>>> = {
  largest: String.raw`v_t \ge \max_{s \le t,\ y(s) = y(t)} v_s`,
  nth: String.raw`\#\{ s < t : y(s) = y(t),\ v_s > v_t \} = k - 1`,
  ever: String.raw`\max_{s \le t,\ y(s) = y(t)} v_s = x`,
};

/** The question of a comparison as LaTeX. */
export function claimFormula(comparison: ComparisonName, isOfSessionsBetween: boolean, isOfYear = false): string {
  const ofYear = isOfYear ? ofTheYear[comparison] : undefined;
  if (ofYear !== undefined) return ofYear;
  return comparison === 'gap' && isOfSessionsBetween ? String.raw`t - \max \{ s < t : E_s \} - 1 = k` : formulas[comparison];
}
