import { describe, expect, it } from 'vitest';
import { runInNewContext } from 'node:vm';
import { writeFrame } from '@/components/panels/write-frame';

describe('the frame for another page', () => {
  const html = writeFrame('https://broadtape.example/embed/studies/streaks?symbol=RUT&asOf=2024-07-16', 'Streaks', false);
  it('is one frame with its address written as an attribute is', () => {
    expect(html.match(/<iframe /g)).toHaveLength(1);
    expect(html).toContain('src="https://broadtape.example/embed/studies/streaks?symbol=RUT&amp;asOf=2024-07-16"');
  });
  it('takes the height that its own chart tells, and nobody else’s', () => {
    const script = /<script>(.*)<\/script>/.exec(html)?.[1] ?? '';
    const chart = {};
    const frame = { contentWindow: chart, height: '520' as string | number };
    const listeners: ((event: unknown) => void)[] = [];
    runInNewContext(script, {
      document: { currentScript: { previousElementSibling: frame } },
      addEventListener: (_: string, listener: (event: unknown) => void) => listeners.push(listener),
    });
    const tell = (source: object, data: unknown): void => {
      for (const listener of listeners) listener({ source, data });
    };
    tell({}, { type: 'broadtape:height', height: 9000 });
    tell(chart, { type: 'other', height: 9000 });
    tell(chart, null);
    expect(frame.height).toBe('520');
    tell(chart, { type: 'broadtape:height', height: 613 });
    expect(frame.height).toBe(613);
  });
});
