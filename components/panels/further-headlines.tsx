import { sayHeadline } from '@/lib/view/say-headline';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { UnbrokenText } from './unbroken-text';
import classes from './study-panel.module.css';

/** What an answer says beyond its first headline. */
export function FurtherHeadlines({ result }: { readonly result: StudyResult }) {
  return (
    <div className={classes.also}>
      {result.headlines.slice(1).map((line) => (
        <p key={line.text}>
          <UnbrokenText text={sayHeadline(result, line)} />
        </p>
      ))}
    </div>
  );
}
