import { Card } from '../shell/page-frame';
import { StateBanner } from '../shell/state-banner';
import classes from './import.module.css';

/** What is missing before anything can be sent. `what`: Files are imported. */
export function Closed({ what, command }: { readonly what: string; readonly command: string }) {
  return (
    <Card label="Not from here">
      <StateBanner state="empty">
        {what} from the machine that Broadtape runs on, at http://localhost, since INGEST_TOKEN is not set.
      </StateBanner>
      <p className={classes.after}>
        Whoever runs it sets INGEST_TOKEN to a secret of at least 16 characters to do so from elsewhere, or uses the command line there:
      </p>
      <pre className={classes.command} tabIndex={0}>
        {command}
      </pre>
    </Card>
  );
}
