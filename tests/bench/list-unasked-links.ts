/** Links of several studies, none twice, that nobody opens by himself. */
export function listUnaskedLinks(count: number): string[] {
  const studies = ['outperformance', 'performance?symbols=SPX', 'streaks', 'records', 'drawdowns', 'distance', 'ratio', 'leaders'];
  return Array.from({ length: count }, (_, place) => {
    const study = studies[place % studies.length] ?? '';
    return `/studies/${study}${study.includes('?') ? '&' : '?'}last=${200 + Math.floor(place / studies.length)}s`;
  });
}
