import { symbolColor } from '@/lib/plot/symbol-color';
import classes from './controls.module.css';

/** The square in an instrument's colour. */
export function SymbolDot({ symbol }: { readonly symbol: string }) {
  return <span className={classes.dot} style={{ background: symbolColor(symbol) }} aria-hidden="true" />;
}
