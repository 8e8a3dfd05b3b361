export function compileScripts(): Promise<{ readonly folder: string; remove(): void }>;
