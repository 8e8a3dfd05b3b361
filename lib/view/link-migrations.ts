import type { Conditions } from '@/lib/studies/kit/params';

/** What a parameter of an earlier release has become. */
export interface LinkMigration {
  /** The studies whose links it concerns. */
  readonly studies: readonly string[];
  /** Values of other parameters, as given or at their default, with which the old one had its meaning. */
  readonly when: Conditions;
  readonly from: {
    readonly name: string;
    /** The old values that are known again today; any other is left as it is. */
    readonly values: readonly string[];
  };
  /** A link that has the new name already is of a later release and stays as it is. */
  readonly to: {
    readonly name: string;
    /** The new value of an old one that was renamed; any other stays the same. */
    readonly values?: Readonly<Record<string, string>>;
  };
  /** The change since which the old name or value is no longer written. */
  readonly since: { readonly commit: string; readonly date: string };
  readonly why: string;
}

/**
 * Every parameter or value that a release wrote into links and a later one renamed. Found by comparing the schemas of every change to a
 * study: nothing else was renamed or removed. A rename adds its line here, and a link of the release before to the test.
 */
export const linkMigrations: readonly LinkMigration[] = [
  {
    studies: ['claim', 'forward'],
    when: { measure: ['breadth'], indicator: ['above-average'] },
    from: { name: 'sessions', values: ['20', '50', '100', '200'] },
    to: { name: 'average' },
    since: { commit: '85f48d8', date: '2026-11-23' },
    why: 'The mean of a share above it was named by the window of all measures, whose default of 5 sessions is no mean that is counted.',
  },
  {
    studies: ['claim', 'forward'],
    when: {},
    from: { name: 'unit', values: ['pct', 'sigma'] },
    to: { name: 'distanceIn' },
    since: { commit: '8566547', date: '2026-11-29' },
    why: 'Claims and rules measure weeks and longer too: the unit is what is measured, in every study that has one.',
  },
  {
    studies: ['distance'],
    when: {},
    from: { name: 'unit', values: ['pct', 'sigma'] },
    to: { name: 'distanceIn' },
    since: { commit: '2c21a2c', date: '2026-11-29' },
    why: 'The unit is what is measured, sessions or weeks and longer, in every study that has one; whether a distance is in percent or deviations is another question.',
  },
];
