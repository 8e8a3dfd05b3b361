import type { OptionsFilter } from '@mantine/core';

/** The instruments whose name or symbol holds every word typed; a whole symbol comes first, so that Enter takes it. */
export const filterInstruments: OptionsFilter = ({ options, search }) => {
  const wanted = search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = options.filter(
    (option) => 'value' in option && wanted.every((word) => `${option.label} ${option.value}`.toLowerCase().includes(word)),
  );
  const isWhole = (option: (typeof options)[number]): boolean => 'value' in option && option.value.toLowerCase() === wanted[0];
  return wanted.length === 1 ? [...found.filter(isWhole), ...found.filter((option) => !isWhole(option))] : found;
};
