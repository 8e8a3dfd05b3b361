import { describe, expect, it } from 'vitest';
import { generalRules } from '@/lib/studies/kit/general-rules';
import { layerWords } from '@/lib/studies/kit/layer-ids';
import type { Study } from '@/lib/studies/kit/study';
import { studyGroups } from '@/lib/studies/registry';
import { listParameters, listSharedParameters, type ParameterSchema } from '@/lib/view/parameter-schema';

function writeParameter({ name, description, initial, options, widget, type }: ParameterSchema): string {
  const words =
    options.length === 0
      ? ''
      : ` ${type === 'array' ? 'Any' : 'One'} of ${options.map(({ value }) => `\`${value}\``).join(', ')}${widget === 'universe' ? ', or the id of a list of one’s own' : ''}.`;
  return `- \`${name}\`${initial === null || initial === '' ? '' : ` (\`${initial}\`)`}: ${description}${words}`;
}

function writeStudy(study: Study): string {
  const { text, formula, sources } = study.definition(study.params.parse({}));
  const own = listParameters(study)
    .filter(({ shared }) => !shared)
    .map(writeParameter);
  return [
    `### \`${study.id}\`: ${study.title}`,
    study.question,
    text,
    ...(formula === '' ? [] : [`$$\n${formula}\n$$`]),
    ...(own.length === 0 ? [] : [own.join('\n')]),
    ...(sources.length === 0 ? [] : [`Source: ${sources.join('; ')}.`]),
  ].join('\n\n');
}

function writeDocument(): string {
  return `${[
    '# Definitions',
    'What every number means. This document is written from the code by `npm run unit -- definitions-document -u`; the page `/methodology` shows the same. Docstrings name the rules by their numbers and the studies by their ids. Definitions are those of a study with the parameters that it starts with.',
    '## Rules that hold everywhere',
    ...generalRules.map(({ id, title, text }) => `**${id}. ${title}.** ${text}`),
    ...studyGroups.flatMap(({ title, studies }) => [`## ${title}`, ...studies.map(writeStudy)]),
    '## Events over charts',
    layerWords.map(({ id, label, description }) => `- \`${id}\`, ${label}: ${description}`).join('\n'),
    '## Parameters that every study has',
    listSharedParameters({ rowsAre: 'sessions' }).map(writeParameter).join('\n'),
  ].join('\n\n')}\n`;
}

describe('the document of definitions', () => {
  it('says what the code says', async () => {
    await expect(writeDocument()).toMatchFileSnapshot('../../../.github/DEFINITIONS.md');
  });

  it('has every rule that is cited', () => {
    expect(generalRules.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, at) => `G${at + 1}`));
  });
});
