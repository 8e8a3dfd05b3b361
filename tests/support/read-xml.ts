/** One element of a document, text without that of its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// What XML 1.0 forbids.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function decode(text: string): string {
  if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`"${text}" is not escaped`);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  );
}

/**
 * The root of an XML document of elements, attributes and text: as much as a feed needs.
 * @throws Error where it is not well-formed.
 */
export function readXml(xml: string): XmlElement {
  if (forbidden.test(xml)) throw new Error('the document has characters that XML forbids');
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/, '');
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [tag, closes, name = '', attributes = '', empty] = match;
    const top = open.at(-1);
    if (top === undefined) throw new Error(`</${name}> closes nothing`);
    top.text += decode(body.slice(at, match.index));
    at = match.index + tag.length;
    if (closes === '/') {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
    } else {
      const element = {
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]),
        ),
        children: [],
        text: '',
      };
      top.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [document, unclosed] = open;
  const root = document?.children[0];
  if (root === undefined || unclosed !== undefined || document?.children.length !== 1 || body.slice(at).trim() !== '')
    throw new Error('the document is not one closed element');
  return root;
}
