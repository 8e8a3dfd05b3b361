'use client';
import { PasswordInput } from '@mantine/core';

interface Props {
  readonly token: string;
  readonly isWrong: boolean;
  readonly onChange: (token: string) => void;
}

/** The operator's token, kept for this tab alone. */
export function TokenField({ token, isWrong, onChange }: Props) {
  return (
    <PasswordInput
      label="Token"
      description="INGEST_TOKEN of this server. It is kept for this tab and sent with nothing but imports."
      value={token}
      autoComplete="off"
      maw={420}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isWrong ? 'The server does not know this token.' : undefined}
    />
  );
}
