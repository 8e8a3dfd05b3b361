'use client';

import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState, type RefObject } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/study-result';
import { buildChartPng, buildChartSvg } from '../charts/export-image';
import { nameProviders } from './definition-note';
import classes from './study-panel.module.css';

interface Props {
  readonly result: StudyResult;
  readonly query: string;
  readonly chartRef: RefObject<HTMLElement | null>;
}

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}

/** Links, files and pictures of what is shown. The sentence comes with the link that proves it. */
export function StudyActions({ result, query, chartRef }: Props) {
  const clipboard = useClipboard({ timeout: 1600 });
  const [said, setSaid] = useState('');
  const page = `/studies/${result.study.id}${query === '' ? '' : `?${query}`}`;
  const api = (format: 'csv' | 'json'): string => `/api/v1/studies/${result.study.id}${format === 'csv' ? '.csv' : ''}${query === '' ? '' : `?${query}`}`;
  const absolute = (path: string): string => new URL(path, window.location.origin).href;
  const copy = (text: string, what: string): void => {
    clipboard.copy(text);
    setSaid(`${what} copied`);
  };
  const text = { title: `${result.chart.title}, ${result.chart.unitLabel}`, source: `Broadtape · closes: ${nameProviders(result)} · as of ${formatLongDate(result.asOf)} · data version ${result.dataVersion}` };
  const fileName = `${result.study.id}-${result.asOf}`;
  const save = async (kind: 'png' | 'svg'): Promise<void> => {
    const frame = chartRef.current;
    if (frame === null) return;
    try {
      saveBlob(kind === 'png' ? await buildChartPng(frame, text) : new Blob([buildChartSvg(frame, text).svg], { type: 'image/svg+xml' }), `${fileName}.${kind}`);
      setSaid('Picture saved');
    } catch (cause) {
      setSaid(cause instanceof Error ? cause.message : 'The picture could not be drawn.');
    }
  };
  return (
    <div className={classes.actions}>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><Button variant="default" size="sm">{clipboard.copied ? 'Copied' : 'Copy link'}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => { copy(absolute(page), 'Rolling link'); }}>Rolling: follows the newest close</Menu.Item>
          <Menu.Item onClick={() => { copy(absolute(result.links.pinned), 'Pinned link'); }}>Pinned: as of {formatLongDate(result.asOf)}, version {result.dataVersion}</Menu.Item>
          <Menu.Item onClick={() => { copy(`${result.headlines[0]?.text ?? ''} ${absolute(result.links.pinned)}`, 'Sentence'); }}>Sentence with its link</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button component="a" href={api('csv')} download variant="default" size="sm">CSV</Button>
      <Button component="a" href={api('json')} variant="default" size="sm">JSON</Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><Button variant="filled" color="dark" size="sm" className={classes.primary}>Image</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('png')}>PNG, twice the size</Menu.Item>
          <Menu.Item onClick={() => void save('svg')}>SVG</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className="visually-hidden" role="status">{said}</span>
    </div>
  );
}
