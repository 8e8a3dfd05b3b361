// The one barrel of the project: everything the numeric core offers.
export { equalWeightComposite } from './equal-weight-composite';
export { isMember, type Panel } from './panel';
export { countGaps, findFirstClose, findGaps, findLastClose } from './series-bounds';
