import type { ReactNode } from 'react';
import classes from './page-frame.module.css';

/** The measured width of a page's content, the same on every page. */
export function PageFrame({ children }: { readonly children: ReactNode }) {
  return (
    <main className={classes.frame} id="content" tabIndex={-1}>
      {children}
    </main>
  );
}

interface CardProps {
  readonly children: ReactNode;
  readonly label?: string;
}

/** A bordered surface; named when it is a landmark of its own. */
export function Card({ children, label }: CardProps) {
  return (
    <section className={classes.card} aria-label={label}>
      {children}
    </section>
  );
}
