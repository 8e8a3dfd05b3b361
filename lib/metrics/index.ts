// The one barrel of the project: everything the numeric core offers.
export {};
