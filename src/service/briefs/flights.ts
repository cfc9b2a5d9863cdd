/** Work under way, shared by all who ask for the same meanwhile. */
export interface Flights<Result> {
  /**
   * Joins the work of that key, or starts it. It is given up only when the signals of all who wait for it are raised;
   * one whose own signal is raised gets its reason as error at once.
   */
  join(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** How many pieces of work are under way. */
  readonly size: number;
}

interface Flight<Result> {
  readonly result: Promise<Result>;
  readonly giveUp: AbortController;
  waiting: number;
}

export function openFlights<Result>(): Flights<Result> {
  const flights = new Map<string, Flight<Result>>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<Result>): Flight<Result> => {
    const giveUp = new AbortController();
    const result = start(giveUp.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    // Those who wait get the error; when all have left, nobody does.
    result.catch(() => undefined);
    const flight: Flight<Result> = { result, giveUp, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };

  return {
    async join(key, signal, start) {
      signal?.throwIfAborted();
      const flight = flights.get(key) ?? begin(key, start);
      flight.waiting += 1;
      const left = Promise.withResolvers<never>();
      const leave = (): void => left.reject(signal?.reason);
      signal?.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([flight.result, left.promise]);
      } finally {
        signal?.removeEventListener('abort', leave);
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          // Whoever comes next must not join work that is being given up.
          if (flights.get(key) === flight) flights.delete(key);
          flight.giveUp.abort(signal?.reason);
        }
      }
    },
    get size() {
      return flights.size;
    },
  };
}
