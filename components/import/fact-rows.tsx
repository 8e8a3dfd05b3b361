'use client';
import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** One thing that was recognised. */
export function FactRow({ label, children }: RowProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  /** What is asked of it, or whether something is. */
  readonly error: string | boolean | undefined;
  readonly onChange: (value: string) => void;
}

/** One of a few words, which can be changed. */
export function ChoiceRow({
  id,
  label,
  value,
  isDisabled,
  error,
  options,
  onChange,
}: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <div>
      <dt id={id}>{label}</dt>
      <dd>
        <NativeSelect
          size="xs"
          aria-labelledby={id}
          disabled={isDisabled}
          value={value}
          error={error}
          data={[...options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </dd>
    </div>
  );
}

/** A name in capitals, which can be changed. */
export function NameRow({
  id,
  label,
  value,
  isDisabled,
  error,
  placeholder,
  maxLength,
  onChange,
}: FieldProps & { readonly placeholder: string; readonly maxLength: number }) {
  return (
    <div>
      <dt id={id}>{label}</dt>
      <dd>
        <TextInput
          size="xs"
          aria-labelledby={id}
          maw={220}
          disabled={isDisabled}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value.trim().toUpperCase())}
        />
      </dd>
    </div>
  );
}
