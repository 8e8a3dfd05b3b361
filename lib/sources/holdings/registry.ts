import { invesco } from '../invesco/provider';
import { ishares } from '../ishares/provider';
import { nasdaqList } from '../nasdaq-list/provider';
import { ssga } from '../ssga/provider';
import type { HoldingsProvider } from './holdings-source';

/** Every place that holdings are asked from. Adding one is its folder and a line here; which fund a universe follows is said in `lib/ingest/snapshots`. */
export const holdingsProviders: readonly HoldingsProvider[] = [ishares, ssga, invesco, nasdaqList];
