import { nameVerdict, type NamedVerdict } from '@/lib/format/verdict-words';
import classes from './claim.module.css';

// A check, a half, a cross and a question: told apart without their colours.
const shapes: Readonly<Record<NamedVerdict['kind'], string>> = {
  holds: 'M4.6 8.4 7 10.8 11.6 5.6',
  holds_only_under: 'M8 1.2a6.8 6.8 0 0 0 0 13.6z',
  fails: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  cannot_check: 'M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.3',
};

interface Props {
  readonly verdict: NamedVerdict;
  /** Whether the closes were generated: then that is the reason. */
  readonly simulated?: boolean;
  readonly size?: 'small' | 'large';
}

/** A verdict as a shape, a colour and its words. */
export function VerdictMark({ verdict, simulated = false, size = 'small' }: Props) {
  const { kind } = verdict;
  const words = simulated && kind === 'cannot_check' ? 'Not checkable on simulated data' : nameVerdict(verdict);
  return (
    <span className={classes.mark} data-verdict={kind} data-size={size}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={classes.shape}>
        <circle
          cx="8"
          cy="8"
          r="6.8"
          fill={kind === 'holds_only_under' ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.6"
        />
        <path
          d={shapes[kind]}
          fill={kind === 'holds_only_under' ? 'currentColor' : 'none'}
          stroke={kind === 'holds_only_under' ? 'none' : 'var(--card)'}
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {words}
    </span>
  );
}
