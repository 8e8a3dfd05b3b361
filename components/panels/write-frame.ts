/** Room for sentence, chart and source until the frame has told its height, and where no script may run. **Units**: pixels. */
const heightPx = { plain: 520, tall: 760 } as const;

/** HTML that shows a study's chart in a page of somebody else: a frame, and the few lines that give it the height it tells. */
export function writeFrame(address: string, title: string, isTall: boolean): string {
  const frame = `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}, Broadtape" width="100%" height="${heightPx[isTall ? 'tall' : 'plain']}" loading="lazy" style="border:0"></iframe>`;
  const script =
    "(function(f){addEventListener('message',function(e){if(e.source===f.contentWindow&&e.data&&e.data.type==='broadtape:height')f.height=e.data.height})})(document.currentScript.previousElementSibling)";
  return `${frame}<script>${script}</script>`;
}
