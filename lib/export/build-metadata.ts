import type { StudyResult } from '@/lib/studies/kit/study-result';

/** What a file of rows must carry to be understood and reproduced apart from its page: definition, parameters, span, sources, licence, link. */
export function buildMetadata(result: StudyResult, baseUrl: string) {
  const {
    study,
    params,
    definition,
    range,
    asOf,
    dataVersion,
    basis,
    provisional,
    simulated,
    coverage,
    columns,
    headlines,
    flags,
    sources,
    verdict,
    links,
  } = result;
  return {
    study,
    headline: headlines[0]?.text ?? '',
    verdict,
    definition,
    params,
    basis,
    range,
    asOf,
    dataVersion,
    provisional,
    simulated,
    coverage,
    columns,
    flags,
    sources,
    licence: [...new Set(sources.map((source) => source.licenceClass))],
    link: `${baseUrl}${links.pinned}`,
  };
}
