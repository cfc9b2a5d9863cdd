declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    setupRequest(request: Request): Request & { readonly body: string };
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds, of the run and of one request. */
    readonly duration: number;
    readonly timeout: number;
    readonly requests: readonly Request[];
    setupClient(client: EventEmitter): void;
  }

  interface Result {
    /** Requests without an answer: broken connections, and those that took too long. */
    readonly errors: number;
    /** Seconds. */
    readonly duration: number;
  }

  export default function autocannon(options: Options): Promise<Result> & EventEmitter;
}
