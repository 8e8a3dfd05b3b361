// Where fillers stand, as signs of what is beside them.

/** What can be said by itself, before it is told when, over what time or by how much. */
export const said =
  'size move record level number unit mean day time name other same cross signal broke ever either without close run span straight occasion most highest extreme shift pair multiple drawdown bull recovery wait deviations mark measure event members touch half edge';
/** What takes a time. */
export const moved = 'size move record name multiple run mean day time unit edge beat level shift';
export const times = 'span straight unit time half';
export const who = 'name other same members whole';
export const nouns = 'run move record size unit signal cross bull mean volatility wait recovery drawdown half extreme level';
export const counted =
  'most highest ordinal record pair straight span number cross signal move size unit run drawdown half wait recovery shift';
