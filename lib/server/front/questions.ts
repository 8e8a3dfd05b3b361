import 'server-only';

export interface Questions<Answer> {
  /** Sends a question under a number of its own; resolves when that number is answered. */
  readonly ask: (send: (id: number) => void) => Promise<Answer>;
  readonly answer: (id: number, answer: Answer) => void;
}

/** Questions to another thread that wait for their answers. */
export function createQuestions<Answer>(): Questions<Answer> {
  const open = new Map<number, (answer: Answer) => void>();
  let last = 0;
  return {
    ask: (send) =>
      new Promise((resolve) => {
        last += 1;
        open.set(last, resolve);
        send(last);
      }),
    answer: (id, answer) => {
      open.get(id)?.(answer);
      open.delete(id);
    },
  };
}
