import { useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AppProviders } from '@/components/shell/app-providers';

function Answer() {
  return useQuery({ queryKey: ['answer'], queryFn: () => 'asked for', initialData: 'given' }).data;
}

it('a page that the server writes leaves no timer behind, which would hold all of its request', () => {
  const started = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => {
    started.mockRestore();
  });
  const html = renderToString(createElement(AppProviders, { nonce: undefined, children: createElement(Answer) }));
  expect(html).toContain('given');
  expect(started).not.toHaveBeenCalled();
});
