import { notFound } from 'next/navigation';

/**
 * Every address that leads nowhere, so that it is told within the frame of the site. Were it told by the outermost layout, the frame would have to stand in
 * what that layout says of a page that is not found, and Next writes that into every page, twice.
 */
export default function UnknownPage(): never {
  notFound();
}
