import type { Definition } from '../../kit/study';
import { defineUnit, nameClose, onOrIn } from '../../kit/unit-words';
import { isOfMany } from '../../measure/measures';
import { describeWhen } from './condition-sample';
import { defineEvent, describeEvent } from '../../measure/describe-event';
import { horizonsOf } from './horizons';
import type { ForwardParams } from './params';
import { outcomeSymbols, toMeasureChoice } from '../../measure/event-rule';
import { describePolicy } from './say';
import { mostDrawnEvents } from './forward-study';

/** What is counted, compared and drawn with these parameters. */
export function defineForward(params: ForwardParams): Definition {
  const [main, other] = outcomeSymbols(params);
  const choice = toMeasureChoice(params);
  const { versus, symbol } = choice;
  const { unit } = params;
  const horizons = horizonsOf[unit];
  const told = defineEvent(params);
  const event = describeEvent(params, { owner: isOfMany(choice) ? null : symbol, other: versus === '' ? 'nothing' : versus });
  const parts = [
    `Events: ${event}, judged on the whole history up to the ${unit}. ${told}`.trim(),
    describeWhen(params),
    `${describePolicy(params)}.`,
    `Outcome: the return of ${main}${other === null ? '' : ` less that of ${other}`} from the close of the event to the close ${horizons.slice(0, -1).join(', ')} and ${horizons.at(-1) ?? 0} ${unit}s later; events too recent are listed and left out of every figure, not counted as zero. The lowest on the way is the return to the lowest ${nameClose(unit)} after the event, up to the horizon: above zero where none was lower than that of the event.`,
    `Base: the same figures over every ${unit} of the displayed span ${onOrIn(unit)} which rule and outcome are known.${unit === 'session' ? '' : ` A ${unit} that goes on is in no base and ends no outcome; an event may stand in it.`}`,
    'Intervals are of 95%: Wilson for the share higher, percentile bootstrap of the mean over events that do not overlap.',
    `p is (1 + b) / (1 + m): b of m = 10,000 random date sets (as many dates, as far apart, same span) have a mean at least as ${params.test === 'higher' ? 'high' : 'low'}; where events lie closer together than the horizon, the whole pattern of events is moved around the span instead. Holm’s correction is for the ${horizons.length} horizons. Above ${mostDrawnEvents} complete events nothing is drawn.${defineUnit(params)}`,
  ];
  return {
    text: parts.filter((part) => part !== '').join(' '),
    formula: String.raw`R_{t,h} = \frac{C_{t+h}}{C_t} - 1${other === null ? '' : String.raw` - \left( \frac{C'_{t+h}}{C'_t} - 1 \right)`}, \quad p = \frac{1+b}{1+m}`,
    sources: [
      'Closing prices as stored; definition: Broadtape, what happened next',
      'Cowan and Sergeant 2001 on overlapping horizons; Phipson and Smyth 2010; Holm 1979',
    ],
  };
}
