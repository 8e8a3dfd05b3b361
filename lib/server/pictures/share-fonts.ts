import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepOnProcess } from '@/lib/keep/keep';

interface ShareFont {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly style: 'normal';
  readonly data: Buffer;
}

// A file for each weight, and there are no others.
const kept = keepOnProcess<ShareFont>('fonts of pictures', { mostEntries: 2 });

/** Inter in the two weights of share images, read once. */
export async function loadShareFonts(): Promise<ShareFont[]> {
  return await Promise.all(
    ([400, 600] as const).map(
      async (weight) =>
        await kept.get(String(weight), async () => ({
          name: 'Inter',
          weight,
          style: 'normal',
          data: await readFile(join(process.cwd(), `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
        })),
    ),
  );
}
