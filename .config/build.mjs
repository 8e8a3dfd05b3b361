// `npm run build`: the web application and the scripts, each unless it was built from what is here now.
import { findCompiled } from './compile.mjs';
import { findThread } from './front-thread.mjs';
import { build, generate, runSteps, say } from './steps.mjs';

await runSteps(async () => {
  generate();
  await build();
  await findCompiled();
  await findThread();
  say('Built');
});
