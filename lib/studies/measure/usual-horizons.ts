import type { UsualValue } from '../kit/params';

/** How far after an event its outcome is read unless another horizon is named: a year, in each unit. */
export const usualHorizons: readonly UsualValue[] = [
  { when: { unit: ['session'] }, value: '252' },
  { when: { unit: ['week'] }, value: '52' },
  { when: { unit: ['month'] }, value: '12' },
  { when: { unit: ['quarter'] }, value: '4' },
  { when: { unit: ['year'] }, value: '1' },
];
