import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

let fonts: Promise<readonly { name: string; data: Buffer; weight: 400 | 600; style: 'normal' }[]> | undefined;

/** Inter in the two weights of share images, read once. */
export async function loadShareFonts() {
  fonts ??= Promise.all(([400, 600] as const).map(async (weight) => ({
    name: 'Inter', weight, style: 'normal' as const,
    data: await readFile(join(process.cwd(), `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
  })));
  return [...(await fonts)];
}
