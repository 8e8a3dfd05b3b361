/**
 * Classes of shares that funds write without the dot of their ticker. No rule tells them from others: ACVA and ZVIA are class A shares whose
 * ticker ends so.
 */
const classes = [
  'AGM.A',
  'AKO.A',
  'AKO.B',
  'BF.A',
  'BF.B',
  'BH.A',
  'BIO.B',
  'BRK.A',
  'BRK.B',
  'CBS.A',
  'CRD.A',
  'CRD.B',
  'CWEN.A',
  'EBR.B',
  'FCE.A',
  'GEF.B',
  'GTN.A',
  'HEI.A',
  'HVT.A',
  'JW.A',
  'JW.B',
  'LEN.B',
  'LGF.A',
  'LGF.B',
  'MKC.V',
  'MOG.A',
  'MOG.B',
  'PBR.A',
  'RDS.A',
  'RDS.B',
  'STZ.B',
  'TAP.A',
  'UHAL.B',
  'WSO.B',
] as const;

/** The ticker with its dot by how funds write it: BRK.B by BRKB. */
export const joinedClasses: ReadonlyMap<string, string> = new Map(classes.map((ticker) => [ticker.replace('.', ''), ticker]));
