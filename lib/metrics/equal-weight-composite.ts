/**
 * An equally weighted basket held in fixed units: its value in money, `base` on the first session on which every
 * member has a close. Units are reset to equal weight at the *close* of the first complete session of each new period,
 * so the reset itself moves nothing.
 *
 * **Shape** one array per member, all of one length; the answer has that length. `periodOf` gives each session the
 * id of its period (calendar quarters for M7); null resets at every complete session (M7D).
 * **Units** levels in, level out (`base` at the start); a member's own scale does not matter.
 * **Window** none: from the first complete session on, reads nothing later.
 * **Missing** NaN before the first complete session and on every session that lacks a member; the next complete
 * session resumes from the units held (G4, G8). A period whose first session is incomplete resets on its first complete one.
 * **Ties/edges** no member gives NaN everywhere; the first complete session is itself a reset.
 * **Source** DEFINITIONS, `performance` (M7).
 *
 * @throws RangeError when the arrays differ in length.
 * @example equalWeightComposite([Float64Array.of(1, 2), Float64Array.of(10, 10)], null) // 100, 150
 */
export function equalWeightComposite(members: readonly Float64Array[], periodOf: Int32Array | null, base = 100): Float64Array {
  const length = members[0]?.length ?? periodOf?.length ?? 0;
  if (members.some((closes) => closes.length !== length) || (periodOf !== null && periodOf.length !== length)) {
    throw new RangeError(`every member and periodOf must have one length; the first member has ${length}`);
  }
  const values = new Float64Array(length).fill(NaN);
  if (members.length === 0) return values;
  const units = new Float64Array(members.length);
  let started = false;
  let period = NaN;
  for (let t = 0; t < length; t += 1) {
    if (!members.every((closes) => !Number.isNaN(closes[t] ?? NaN))) continue;
    let value = base;
    if (started) {
      value = 0;
      members.forEach((closes, member) => {
        value += (units[member] ?? NaN) * (closes[t] ?? NaN);
      });
    }
    values[t] = value;
    const current = periodOf === null ? t : (periodOf[t] ?? NaN);
    if (started && current === period) continue;
    const share = value / members.length;
    members.forEach((closes, member) => {
      units[member] = share / (closes[t] ?? NaN);
    });
    started = true;
    period = current;
  }
  return values;
}
