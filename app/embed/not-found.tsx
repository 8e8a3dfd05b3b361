import { FramedFailure } from '@/components/panels/framed-failure';

export default function EmbedNotFound() {
  return (
    <FramedFailure
      title="There is no such study"
      message="The address of this frame leads to no study."
      issues={[]}
      wayOut={{ label: 'All studies', href: '/studies' }}
    />
  );
}
