import { notFound, redirect } from 'next/navigation';
import { HttpError } from '@/lib/server/http/http-error';
import { findViewPage } from '@/lib/server/http/store-view';

/** Where a short link leads, or null for one that nobody stored. */
async function findTarget(id: string): Promise<string | null> {
  try {
    return await findViewPage(id);
  } catch (cause) {
    if (cause instanceof HttpError && cause.status === 404) return null;
    throw cause;
  }
}

/** Sends a short link on to the page of its view; an unknown one gets the page that says so. */
export default async function ShortLinkPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const target = await findTarget((await params).id);
  if (target === null) notFound();
  redirect(target);
}
