import { Agent } from 'node:http';
import { ask, type Answer } from './ask';
import type { Ledger } from './create-ledger';
import { listLikelyLinks } from './list-likely-links';

const atOnce = 2;

/** Asks for every link once; answers in the order of the links, without those that `fail` is told of. */
async function askForAll(port: number, links: readonly string[], fail: Ledger['fail']): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true });
  const answers: (Answer | null)[] = [];
  const left = links.entries();
  const work = async (): Promise<void> => {
    for (const [place, path] of left)
      answers[place] = await ask(port, path, agent).catch((error: unknown) => {
        fail(`${path}: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      });
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  return answers.filter((answer) => answer !== null);
}

/** The likeliest links that the store has an answer to, the likeliest first, and the others: a store may lack what a study reads. */
export async function chooseLinks(port: number, ledger: Ledger): Promise<{ readonly links: string[]; readonly unanswered: string[] }> {
  const answers = await askForAll(port, listLikelyLinks(), ledger.fail);
  const isAbsent = (status: number): boolean => status === 503 || (status >= 400 && status < 500);
  for (const answer of answers) if (!isAbsent(answer.status)) ledger.enter(answer);
  return {
    links: answers.flatMap(({ path, status }) => (isAbsent(status) ? [] : [path])),
    unanswered: answers.flatMap(({ path, status }) => (isAbsent(status) ? [`${path} (${status})`] : [])),
  };
}
