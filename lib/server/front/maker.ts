import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Failure } from './answer-failure';
import type { Finished } from './finished';
import type { KeptAddress } from './kept-addresses';

/** What a thread measures of itself, as it is handed to another. */
export type Measures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** An answer to make for all who ask for it. */
export interface Order {
  readonly address: KeptAddress;
  /** The edition of the data that it is made from, by name. */
  readonly edition: string;
  /** The request that it is made for first; null where it is nobody's. */
  readonly requestId: string | null;
}

/** What goes with a request that is passed on. */
export interface PassedOn {
  /** The edition of the data that others are told as it comes in; null before there is one. */
  readonly edition: string | null;
  readonly requestId: string;
}

/** What an edition of the data means to the front. */
export interface Turn {
  readonly edition: string;
  /** Whether its data are others than those of the edition before: what most readers open is then made before it is told. */
  readonly hasOtherData: boolean;
}

/** What the maker asks of the front. */
export interface FrontCalls {
  /** Resolves when it tells this edition. */
  readonly turnTo: (turn: Turn) => Promise<void>;
  readonly measure: () => Promise<Measures>;
}

/** What makes answers: Next, with the market and the studies. It may keep its thread busy for as long as an answer takes. */
export interface Maker {
  /** Called once: from then on it says which edition is told. */
  readonly begin: (front: FrontCalls) => void;
  /** @throws NotMade where it fails, EditionGone where the edition is none of the two newest. */
  readonly make: (order: Order) => Promise<Finished>;
  /** Answers a request as it was sent, failures too; resolves when nothing more is sent. */
  readonly pass: (request: IncomingMessage, response: ServerResponse, passedOn: PassedOn) => Promise<void>;
  /** From now on no newer edition is looked for. */
  readonly stop: () => void;
}

/** An answer could not be made; the log has said why where that does not pass by itself. */
export class NotMade extends Error {
  override readonly name = 'NotMade';

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** The edition that an answer was to be made from is known no more. */
export class EditionGone extends Error {
  override readonly name = 'EditionGone';
}
