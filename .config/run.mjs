// `node .config/run.mjs lib/cli/main <words>`: a script of ours, compiled where its sources changed, in this process. Benches are, too: read as
// TypeScript module by module, every name of another module is a getter, and a hot loop takes up to three times as long as in what ships.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCompiled } from './compile.mjs';
import { runSteps, StepFailed } from './steps.mjs';

const [, , script = ''] = process.argv;
let file = '';
await runSteps(async () => {
  const isCommand = script.startsWith('lib/');
  const compiling = findCompiled(isCommand ? {} : { scripts: [`${script}.ts`], name: script.replaceAll('/', '-') });
  const folder = await compiling.catch((error) => {
    const isLacking = !isCommand && /Could not resolve "(?!\.|@\/)/.test(error.message);
    throw isLacking ? new StepFailed(`${error.message}\n\`npm start\` installs what runs; this needs all: npm ci`) : error;
  });
  file = join(folder, `${script}.mjs`);
});
// Reading the maps would make a command start later by a fifth.
if (script !== 'lib/cli/main') process.setSourceMapsEnabled(true);
// As if it had been started itself.
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
