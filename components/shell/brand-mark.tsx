/** Three rising bars: the mark of the product, in the accent colour. */
export function BrandMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect x="1" y="12" width="4" height="6" rx="1" fill="var(--group-spx)" />
      <rect x="8" y="7" width="4" height="11" rx="1" fill="var(--group-spx)" />
      <rect x="15" y="1" width="4" height="17" rx="1" fill="var(--group-spx)" />
    </svg>
  );
}
