import 'server-only';
import { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';

/** What one end tells the other: bytes, that bytes were taken and more may come, that no more come. A port that closes before that has broken off. */
type Told = Uint8Array<ArrayBuffer> | 'taken' | 'end';

const mostAhead = 64 * 1024;

/** One end of a connection between two threads. The next bytes are sent when the other end has taken those before, so that neither fills its memory with what the other does not read. */
export class PortStream extends Duplex {
  /** Called when the other end has taken what was sent. */
  private whenTaken: (() => void) | undefined;
  /** Whether the other end waits to hear that its bytes were taken. */
  private isOwed = false;
  private hasHeardEnd = false;

  constructor(private readonly port: MessagePort) {
    super({ highWaterMark: mostAhead });
    port.on('message', (told: Told) => {
      this.hear(told);
    });
    port.once('close', () => {
      // In order after all that was sent: an end that was told has been heard by now, though it may not be read yet.
      if (!this.hasHeardEnd || !this.writableFinished) this.destroy();
    });
  }

  private hear(told: Told): void {
    if (told === 'end') {
      this.hasHeardEnd = true;
      this.push(null);
    } else if (told === 'taken') {
      const sent = this.whenTaken;
      this.whenTaken = undefined;
      sent?.();
    } else if (this.push(told)) this.tell('taken');
    else this.isOwed = true;
  }

  private tell(told: Told): void {
    if (told === 'taken' || told === 'end') this.port.postMessage(told);
    else this.port.postMessage(told, [told.buffer]);
  }

  override _read(): void {
    if (!this.isOwed) return;
    this.isOwed = false;
    this.tell('taken');
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.whenTaken = done;
    // A copy of its own: a buffer of Node is mostly a part of a larger one, which would go along.
    this.tell(new Uint8Array(chunk));
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }

  override _final(done: () => void): void {
    this.tell('end');
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.port.close();
    done(error);
  }
}
