'use client';
import { useRef, useState } from 'react';
import { formatBytes } from './import-words';
import classes from './import.module.css';

interface Props {
  readonly maxBytes: number;
  readonly isDisabled: boolean;
  /** The file that is being looked at, if any. */
  readonly name: string | null;
  readonly onFile: (file: File) => void;
}

/** Where a file is dropped or chosen. */
export function FileDrop({ maxBytes, isDisabled, name, onFile }: Props) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !isDisabled) onFile(file);
    // The same file, changed meanwhile, can be chosen again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <label
      className={classes.drop}
      data-over={isOver || undefined}
      data-small={name === null ? undefined : true}
      data-disabled={isDisabled || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        disabled={isDisabled}
        accept=".csv,.txt,.tsv,.tab,.gz,.xlsx,text/csv"
        onChange={(event) => take(event.target.files)}
        aria-describedby="accepted-files"
      />
      <span className={classes.dropTitle}>{name === null ? 'Drop a file here, or choose one' : 'Another file'}</span>
      <span className={classes.muted} id="accepted-files">
        CSV or another text table, gzip or not, or .xlsx, up to {formatBytes(maxBytes)}
      </span>
    </label>
  );
}
