/**
 * Says to Next's proxy that an answer is made for all, and that its address was judged before: its policy and headers are set around it then. Where the
 * front stands before Next no visitor can say so: neither does it pass this on, nor does the maker. Next alone (`npm run dev`, `next start`) believes
 * whoever says it, and leaves policy and headers out of that one answer; no site can have a browser say it to another. `proxy.ts` writes it out, since
 * Next reads its matcher without running it.
 */
export const judgedHeader = 'x-broadtape-judged';
