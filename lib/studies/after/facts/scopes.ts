import { groupSymbols, magnificentSymbols } from '@/lib/market/groups';
import { factSymbols } from './scan-facts';

/** Whom facts are about. */
export const factScopes = { all: factSymbols, indices: groupSymbols, mag7: ['M7', ...magnificentSymbols] } as const;

/** The breadth of these is scanned where it is stored. */
export const scannedUniverses = ['sp500', 'nasdaq100', 'russell2000', 'nyse'] as const;
