// It is loaded for what it does, and exports nothing.
export {};
