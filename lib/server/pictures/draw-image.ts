import 'server-only';
import { ImageResponse } from 'next/og';
import PQueue from 'p-queue';
import { onProcess } from '@/lib/keep/on-process';
import type { ReactElement } from 'react';
import { loadShareFonts } from './share-fonts';
import { shareImageSize } from './share-image-size';

const mostWaiting = 20;

// One picture at a time, of whatever kind: drawing takes some 100 ms of the processor, which no flood of links may take from the pages.
const queue = onProcess('line of pictures', () => new PQueue({ concurrency: 1 }));

/**
 * A card as PNG of the size that networks ask for. Pictures are drawn one after another.
 * @returns null when too many wait: the caller answers 503, or the page is shared without a picture.
 */
export async function drawImage(card: ReactElement): Promise<Uint8Array<ArrayBuffer> | null> {
  if (queue.size >= mostWaiting) return null;
  return await queue.add(async () => {
    const image = new ImageResponse(card, { ...shareImageSize, fonts: await loadShareFonts() });
    return new Uint8Array(await image.arrayBuffer());
  });
}
