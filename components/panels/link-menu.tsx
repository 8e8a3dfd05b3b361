'use client';
import { joinQuery } from '@/lib/view/join-query';
import { leadChart } from '@/lib/view/lead-chart';

import { useClipboard } from '@mantine/hooks';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { DropItem, DropPanel } from '../shell/drop-panel';
import { storeShortLink } from './store-short-link';
import { writeFrame } from './write-frame';

interface Props {
  readonly result: StudyResult;
  /** Canonical query of the address bar. */
  readonly query: string;
  /** Tells what was copied to those who do not see it. */
  readonly onSaid: (text: string) => void;
  /** Tells everyone what went wrong. */
  readonly onFailed: (text: string) => void;
}

/** The links of what is shown: rolling, pinned, short, with its sentence, and as a frame for another page. */
export function LinkMenu({ result, query, onSaid, onFailed }: Props) {
  const clipboard = useClipboard({ timeout: 1600 });
  const { study, links, headlines, asOf, dataVersion } = result;
  const absolute = (path: string): string => new URL(path, window.location.origin).href;
  const pinnedQuery = links.pinned.split('?')[1] ?? '';
  const copy = (text: string, what: string): void => {
    clipboard.copy(text);
    onSaid(`${what} copied`);
  };
  const copyShort = async (): Promise<void> => {
    try {
      copy(absolute(await storeShortLink(study.id, pinnedQuery)), 'Short link');
    } catch (cause) {
      onFailed(cause instanceof Error ? cause.message : 'There is no short link.');
    }
  };
  const { chart } = leadChart(result);
  const isTall =
    chart.kind === 'heat' || chart.kind === 'quadrant' || chart.kind === 'grid' || (chart.kind === 'lines' && chart.context !== undefined);
  const buildFrame = (): string => writeFrame(absolute(`/embed/studies/${study.id}?${pinnedQuery}`), study.title, isTall);
  return (
    <DropPanel label={clipboard.copied ? 'Copied' : 'Copy link'} side="right">
      {(close) => (
        <>
          <DropItem
            onClick={() => {
              copy(absolute(joinQuery(`/studies/${study.id}`, query)), 'Rolling link');
              close();
            }}
          >
            Rolling: follows the newest close
          </DropItem>
          <DropItem
            onClick={() => {
              copy(absolute(links.pinned), 'Pinned link');
              close();
            }}
          >
            Pinned: as of {formatLongDate(asOf)}, version {dataVersion}
          </DropItem>
          <DropItem
            onClick={() => {
              void copyShort();
              close();
            }}
          >
            Short: the pinned link in twelve letters
          </DropItem>
          <DropItem
            onClick={() => {
              copy(`${headlines[0]?.text ?? ''} ${absolute(links.pinned)}`, 'Sentence');
              close();
            }}
          >
            Sentence with its link
          </DropItem>
          <DropItem
            onClick={() => {
              copy(buildFrame(), 'Frame');
              close();
            }}
          >
            Chart for another page (iframe)
          </DropItem>
        </>
      )}
    </DropPanel>
  );
}
