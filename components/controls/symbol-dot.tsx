import { symbolColor } from '@/lib/plot/symbol-color';
import classes from './controls.module.css';

/** The square in an instrument's colour: its own, or the one that it has among others on a chart. */
export function SymbolDot({ symbol, color = symbolColor(symbol) }: { readonly symbol: string; readonly color?: string | undefined }) {
  return <span className={classes.dot} style={{ background: color }} aria-hidden="true" />;
}
