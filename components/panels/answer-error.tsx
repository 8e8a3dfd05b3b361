import { Button } from '@mantine/core';
import { StateBanner } from '../shell/state-banner';
import type { StudyRequestError } from './fetch-study';

interface Props {
  readonly error: StudyRequestError;
  readonly onRetry: () => void;
}

/** Why there is no newer answer than the one in sight, and another try. */
export function AnswerError({ error: { message, issues }, onRetry }: Props) {
  return (
    <StateBanner state="error">
      {message} {issues.length > 0 ? 'What is shown is the last answer that worked.' : 'The last answer stays in place.'}{' '}
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </StateBanner>
  );
}
