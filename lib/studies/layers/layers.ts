import type { LayerId } from '../kit/layer-ids';
import { claimsLayer } from './claims';
import { cycleLayer } from './cycle';
import { fedLayer } from './fed';
import type { Layer } from './layer';
import { membersLayer } from './members';
import { notesLayer } from './notes';
import { omensLayer } from './omens';
import { recessionsLayer } from './recessions';
import { recordsLayer } from './records';
import { thrustsLayer } from './thrusts';

/** Every layer, by its name in links. */
export const layers: Readonly<Record<LayerId, Layer>> = {
  records: recordsLayer,
  cycle: cycleLayer,
  thrusts: thrustsLayer,
  omens: omensLayer,
  fed: fedLayer,
  recessions: recessionsLayer,
  members: membersLayer,
  claims: claimsLayer,
  notes: notesLayer,
};
