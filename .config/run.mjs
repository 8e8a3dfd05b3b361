// `node .config/run.mjs lib/cli/main <words>`: a script of ours, compiled where its sources changed, in this process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCompiled } from './compile.mjs';
import { runSteps } from './steps.mjs';

const [, , script = ''] = process.argv;
let file = '';
await runSteps(async () => {
  file = join(await findCompiled(), `${script}.mjs`);
});
// Reading the maps would make a command start later by a fifth.
if (script !== 'lib/cli/main') process.setSourceMapsEnabled(true);
// As if it had been started itself.
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
