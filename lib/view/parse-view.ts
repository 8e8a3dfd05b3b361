import { z } from 'zod';
import type { Study } from '@/lib/studies/kit/study';
import { dropInapplicable } from './drop-inapplicable';
import { migrateLink } from './migrate-link';
import { defaultLast, listParameters, toParameterText } from './parameter-schema';
import { readAssumption, readBasis, readDate, readLayers, readRange, readVersion } from './parse-shared';
import type { ParameterValue, ParsedView, ViewIssue } from './view';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

// Read by the transport, not by the study: how many points are drawn, which columns are told, and what sites that pass links on hang on them.
const carried = /^(points|columns|theme|utm_.*|fbclid|gclid)$/;
const mostUnknown = 5;
const longestName = 40;

function listUnknown(given: URLSearchParams, names: readonly string[]): string[] {
  const known = new Set(names);
  const unknown = [...given.keys()].filter((name) => !known.has(name) && !carried.test(name));
  return [...new Set(unknown.map((name) => name.slice(0, longestName)))].slice(0, mostUnknown);
}

/** The parameters with those that have no say at their default, so that links that ask the same are the same view. */
function settleIdle(study: Study, given: Readonly<Record<string, ParameterValue>>): Readonly<Record<string, ParameterValue>> {
  const texts = new Map(Object.entries(given).map(([name, value]): [string, string] => [name, toParameterText(value)]));
  const kept = dropInapplicable(texts, listParameters(study));
  if (kept.size === texts.size) return given;
  const initial = values.parse(study.params.parse({}));
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, kept.has(name) ? value : (initial[name] ?? value)]));
}

/**
 * What a link of this release or an earlier one asks of a study. Never a silent default: a known parameter with a bad value, or given twice, is an issue that
 * names it and says what is accepted. Unknown parameters are ignored, and named so that a misspelt one does not pass for a default.
 */
export function parseView(study: Study, link: URLSearchParams): ParsedView {
  const parameters = listParameters(study);
  const given = migrateLink(study.id, link, parameters);
  const issues: ViewIssue[] = [];
  const names = Object.keys(study.params.shape);
  const known = parameters.map(({ name }) => name);
  for (const name of known) {
    if (given.getAll(name).length > 1) issues.push({ path: name, message: `${name} is given more than once; give it once` });
  }
  const texts = Object.fromEntries(names.flatMap((name): [string, string][] => (given.has(name) ? [[name, given.get(name) ?? '']] : [])));
  const parsed = study.params.safeParse({ ...study.fill?.(texts), ...texts });
  for (const issue of parsed.error?.issues ?? [])
    issues.push({ path: String(issue.path[0] ?? names[0] ?? 'study'), message: issue.message });
  const view = {
    study: study.id,
    params: parsed.success ? settleIdle(study, values.parse(parsed.data)) : {},
    range: readRange(given, defaultLast(study), issues),
    asOf: readDate(given.get('asOf'), 'asOf', issues) ?? null,
    version: readVersion(given.get('version'), issues),
    basis: readBasis(given.get('basis'), issues),
    assume: readAssumption(given.get('assume'), issues),
    layers: known.includes('layers') ? readLayers(given.get('layers'), issues) : [],
    unknown: listUnknown(given, known),
  };
  return issues.length > 0 ? { ok: false, issues } : { ok: true, view };
}
