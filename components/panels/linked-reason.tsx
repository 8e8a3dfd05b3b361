import { PageLink } from '../shell/page-link';
import { UnbrokenText } from './unbroken-text';

const withPage = /^(?<before>.*)“(?<title>[^”]+)” \((?<page>\/studies\/[a-z-]+)\)(?<after>.*)$/su;

/** Why something cannot be checked; the study that is named as telling it is a link. */
export function LinkedReason({ reason }: { readonly reason: string }) {
  const { before = '', title = '', page = '', after = '' } = withPage.exec(reason)?.groups ?? {};
  if (page === '') return <UnbrokenText text={reason} />;
  return (
    <>
      <UnbrokenText text={before} />
      <PageLink href={page}>{title}</PageLink>
      <UnbrokenText text={after} />
    </>
  );
}
