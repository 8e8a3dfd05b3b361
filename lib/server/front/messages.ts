import 'server-only';
import type { MessagePort } from 'node:worker_threads';
import type { AtSocket } from '../http/mark-requests';
import type { Failure } from './answer-failure';
import type { Finished } from './finished';
import type { Measures, Order, PassedOn, Turn } from './maker';

/** What became of an order: the answer, why there is none, or that its edition is told no more. */
export type Outcome = { readonly finished: Finished } | { readonly failure: Failure } | 'edition gone';

/** A request that is passed on: its bytes come over the port, what only its socket could tell comes with it. */
export interface Passage {
  readonly port: MessagePort;
  readonly passedOn: PassedOn;
  readonly arrival: AtSocket;
}

/** What the thread of the front says to that of the maker; `id` says which question an answer is to. */
export type ToMaker =
  | { readonly kind: 'begin' | 'stop' }
  | { readonly kind: 'order'; readonly id: number; readonly order: Order }
  | { readonly kind: 'pass'; readonly passage: Passage }
  | { readonly kind: 'turned'; readonly id: number }
  | { readonly kind: 'measured'; readonly id: number; readonly measures: Measures };

/** What the thread of the maker says to that of the front. */
export type ToFront =
  | { readonly kind: 'outcome'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'turn'; readonly id: number; readonly turn: Turn }
  | { readonly kind: 'measure'; readonly id: number };
