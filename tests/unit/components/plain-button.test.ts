import type { ComponentProps } from 'react';
import { expect, it, vi } from 'vitest';
import { PlainButton } from '@/components/shell/plain-button';

const press = (props: Parameters<typeof PlainButton>[0]): ComponentProps<'button'> => {
  const { props: written } = PlainButton(props) as { props: ComponentProps<'button'> };
  written.onClick?.({} as Parameters<NonNullable<typeof written.onClick>>[0]);
  return written;
};

it('does nothing more while what it does is on its way, and says so without losing the focus', () => {
  const onClick = vi.fn();
  expect(press({ onClick, loading: true })).toMatchObject({ 'aria-busy': true, 'aria-disabled': true });
  expect(press({ onClick, loading: true }).disabled).toBeUndefined();
  expect(onClick).not.toHaveBeenCalled();
  press({ onClick });
  expect(onClick).toHaveBeenCalledOnce();
});
