import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { PageLink } from '../shell/page-link';
import type { GeneralRule } from '@/lib/studies/kit/general-rules';
import { ParameterTable } from './parameter-table';
import classes from './methodology-document.module.css';

export interface MethodologyEntry {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly text: string;
  /** MathML, or empty where the definition has no formula. */
  readonly formulaMathml: string;
  readonly sources: readonly string[];
  readonly parameters: readonly ParameterSchema[];
}

interface Props {
  readonly rules: readonly GeneralRule[];
  readonly entries: readonly MethodologyEntry[];
  readonly sharedParameters: readonly ParameterSchema[];
  /** What can be laid over charts on a time axis. */
  readonly layers: readonly { readonly id: string; readonly label: string; readonly description: string }[];
}

function Contents({ entries }: { readonly entries: readonly MethodologyEntry[] }) {
  return (
    <nav aria-label="Contents" className={classes.contents}>
      <h2>Contents</h2>
      <ol>
        <li>
          <a href="#rules">Rules that hold everywhere</a>
        </li>
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="#view">Parameters that every study has</a>
        </li>
        <li>
          <a href="#reproduce">Checking a number</a>
        </li>
      </ol>
    </nav>
  );
}

function Entry({ entry }: { readonly entry: MethodologyEntry }) {
  return (
    <section id={entry.id} className={classes.section} aria-labelledby={`${entry.id}-title`}>
      <h2 id={`${entry.id}-title`}>{entry.title}</h2>
      <p className={classes.question}>{entry.question}</p>
      <p>{entry.text}</p>
      {entry.formulaMathml === '' ? null : (
        <div
          className={classes.formula}
          tabIndex={0}
          role="group"
          aria-label={`Formula of ${entry.title}`}
          dangerouslySetInnerHTML={{ __html: entry.formulaMathml }}
        />
      )}
      <ParameterTable caption={`Parameters of ${entry.title}`} parameters={entry.parameters} />
      {entry.sources.length === 0 ? null : <p className={classes.source}>Source: {entry.sources.join('; ')}.</p>}
      <p>
        <PageLink href={`/studies/${entry.id}`}>Open the study</PageLink>
      </p>
    </section>
  );
}

/** Every definition as one document: contents, the rules that hold everywhere, then study by study. */
export function MethodologyDocument({ rules, entries, sharedParameters, layers }: Props) {
  return (
    <div className={classes.layout}>
      <div className={classes.head}>
        <h1>Methodology</h1>
        <p className={classes.lead}>
          What every number here means, with the edge cases that change it. Definitions are printed as the studies compute them, with the
          parameters they start with.
        </p>
      </div>
      <Contents entries={entries} />
      <article className={classes.document} data-state="ready">
        <section id="rules" className={classes.section} aria-labelledby="rules-title">
          <h2 id="rules-title">Rules that hold everywhere</h2>
          <dl className={classes.rules}>
            {rules.map((rule) => (
              <div key={rule.id} id={rule.id.toLowerCase()}>
                <dt>
                  <span className={classes.code}>{rule.id}</span>
                  {rule.title}
                </dt>
                <dd>{rule.text}</dd>
              </div>
            ))}
          </dl>
        </section>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
        <section id="view" className={classes.section} aria-labelledby="view-title">
          <h2 id="view-title">Parameters that every study has</h2>
          <p>
            They stand in the link next to the study’s own, so that a link shows the same to everyone who opens it. From and to cannot be
            combined with a rolling range.
          </p>
          <ParameterTable caption="Parameters that every study has" parameters={sharedParameters} />
          <h3>Events over charts</h3>
          <dl className={classes.rules}>
            {layers.map(({ id, label, description }) => (
              <div key={id}>
                <dt>
                  <span className={classes.code}>{id}</span>
                  {label}
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section id="reproduce" className={classes.section} aria-labelledby="reproduce-title">
          <h2 id="reproduce-title">Checking a number</h2>
          <p>
            Chart, table, CSV and JSON of a study are the same rows. A rolling link follows the newest close; a pinned one names the as-of
            date and the data version, and keeps its answer when closes are revised later. The <PageLink href="/data">data page</PageLink>{' '}
            says where each close came from, and the <a href="/api/v1/openapi.json">description of the API</a> lists everything that can be
            asked.
          </p>
          <figure className={classes.picture}>
            {/* A still picture of a page: nothing to resize for it on the server. */}
            <img
              src="/pictures/study.png"
              width={1920}
              height={1410}
              loading="lazy"
              alt="A study page: the sentence with its rank, the controls, the chart of the last five years and the ranked events beside it."
            />
            <figcaption>
              A study as a page, drawn from the simulated market: the sentence, its doubt, the controls, the chart, and the events beside
              it.
            </figcaption>
          </figure>
        </section>
      </article>
    </div>
  );
}
