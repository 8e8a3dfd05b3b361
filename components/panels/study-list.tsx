import { PageLink } from '../shell/page-link';
import classes from './study-list.module.css';

export interface StudyListItem {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Its answer with the parameters it starts with, or null where there is none. */
  readonly answer: string | null;
}

/** Studies that belong together, each with its question and today's answer. */
export function StudyList({ title, items }: { readonly title: string; readonly items: readonly StudyListItem[] }) {
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id}>
            <PageLink href={`/studies/${item.id}`} className={classes.item}>
              <span className={classes.title}>{item.title}</span>
              <span className={classes.question}>{item.question}</span>
              {item.answer === null ? null : <span className={classes.answer}>{item.answer}</span>}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
