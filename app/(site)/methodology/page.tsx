import { generalRules } from '@/lib/studies/kit/general-rules';
import { MethodologyDocument, type MethodologyEntry } from '@/components/panels/methodology-document';
import { PageFrame } from '@/components/shell/page-frame';
import { describePage } from '@/lib/server/pages/describe-for-sharing';
import { typesetFormula } from '@/lib/server/pages/typeset-formula';
import { layerWords } from '@/lib/studies/kit/layer-ids';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters, listSharedParameters } from '@/lib/view/parameter-schema';

export const metadata = describePage({
  title: 'Methodology',
  path: '/methodology',
  picture: 'outperformance',
  description: 'What every number means, with the edge cases that change it.',
});

function toEntry(study: Study): MethodologyEntry {
  const { text, formula, sources } = study.definition(study.params.parse({}));
  return {
    id: study.id,
    title: study.title,
    question: study.question,
    text,
    sources,
    formulaMathml: typesetFormula(formula),
    parameters: listParameters(study).filter((parameter) => !parameter.shared),
  };
}

/** The default range differs between studies; the table of shared parameters gives both. */
function listShared() {
  return listSharedParameters({ rowsAre: 'sessions' }).map((parameter) =>
    parameter.name === 'last' ? { ...parameter, initial: '1y (max where rows are events or years)' } : parameter,
  );
}

export default function MethodologyPage() {
  return (
    <PageFrame>
      <MethodologyDocument rules={generalRules} entries={studies.map(toEntry)} sharedParameters={listShared()} layers={layerWords} />
    </PageFrame>
  );
}
