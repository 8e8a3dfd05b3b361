import { RequestFailure, type RequestFailureProps } from './request-failure';
import classes from './study-embed.module.css';

/** A failure in a frame of another site. The way out opens beside that site: no page of ours but a frame may be shown within it. */
export function FramedFailure(props: Omit<RequestFailureProps, 'isFramed'>) {
  return (
    <main className={classes.embed} id="content">
      <RequestFailure {...props} isFramed />
    </main>
  );
}
