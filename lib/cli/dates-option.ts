import { Option } from 'commander';

/** The option that says how dates are meant that can be read both ways. */
export function datesOption(): Option {
  return new Option('--dates <order>', 'which comes first in dates such as 03/04/2024, where the file does not decide').choices([
    'dmy',
    'mdy',
  ]);
}
