import { deemerLevel, whaleyLevel, zweigHigh } from '@/lib/metrics';

/** The quotient above which each thrust is reached. */
export const thrustLevels = { zweig: zweigHigh, deemer: deemerLevel, whaley: whaleyLevel } as const;
