import type { ParameterSchema } from '@/lib/view/parameter-schema';
import classes from './methodology-document.module.css';

/** Accepted values in words: the choices, the bounds, or what kind of text. */
function describeAccepted(parameter: ParameterSchema): string {
  const { widget, options, minimum, maximum, maxItems } = parameter;
  const words = options.map(({ value, label }) => (value === label.toLowerCase() ? value : `${value} (${label.toLowerCase()})`)).join(', ');
  if (words !== '') return widget === 'universe' ? `${words}, or the id of a list of one’s own` : words;
  if (minimum !== null && maximum !== null) return `${widget === 'stepper' ? 'whole number' : 'number'} from ${minimum} to ${maximum}`;
  if (widget === 'symbols') return maxItems === null ? 'symbols with commas between' : `1 to ${maxItems} symbols with commas between`;
  const kinds: Readonly<Record<string, string>> = {
    symbol: 'a symbol',
    sector: 'all, or a stored sector as health-care',
    years: 'years with commas between',
    date: 'YYYY-MM-DD',
    range: '1 to 99999 with s, m or y; ytd; max',
    version: 'a data version',
    assume: 'last, or symbol:close pairs',
  };
  return kinds[widget] ?? 'text';
}

interface Props {
  readonly caption: string;
  readonly parameters: readonly ParameterSchema[];
}

/** Parameters with their meaning, what they accept and what holds when a link leaves them out. */
export function ParameterTable({ caption, parameters }: Props) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={classes.parameters}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Meaning</th>
            <th scope="col">Accepted</th>
            <th scope="col">Default</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                {parameter.label}
                <code className={classes.name}>{parameter.name}</code>
              </th>
              <td>{parameter.description}</td>
              <td>{describeAccepted(parameter)}</td>
              <td>{parameter.initial === null || parameter.initial === '' ? 'none' : parameter.initial.replaceAll(',', ', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
