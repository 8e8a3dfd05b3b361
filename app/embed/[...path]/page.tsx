import { notFound } from 'next/navigation';

/** Every address of a frame that leads nowhere: the site's own would be told there, and any page could frame it. */
export default function UnknownFrame(): never {
  notFound();
}
