/**
 * Says to Next's proxy that an answer is made for all, and that its address was judged before: its policy and headers are set around it then. No visitor
 * can say so: it is taken out of what is passed on. `proxy.ts` writes it out, since Next reads its matcher without running it.
 */
export const judgedHeader = 'x-broadtape-judged';
