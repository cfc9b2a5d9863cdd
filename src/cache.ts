/** Keeps values that were used lately, at most `most` of them. */
export interface Cache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** The value of a key, made if it is not kept. */
  keep(key: string, make: () => Value): Value;
}

/**
 * Two halves: when the recent one is full, it becomes the earlier one, and what was in that is let go. What is asked
 * for in the earlier half moves to the recent one. So most lookups cost one look into a map.
 */
export function openCache<Value>(most: number): Cache<Value> {
  const half = Math.max(1, Math.floor(most / 2));
  let recent = new Map<string, Value>();
  let earlier = new Map<string, Value>();

  const set = (key: string, value: Value): void => {
    if (recent.size >= half && !recent.has(key)) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(key, value);
  };
  const get = (key: string): Value | undefined => {
    const value = recent.get(key);
    if (value !== undefined) return value;
    const older = earlier.get(key);
    if (older !== undefined) set(key, older);
    return older;
  };
  return {
    get,
    set,
    keep(key, make) {
      const kept = get(key);
      if (kept !== undefined) return kept;
      const made = make();
      set(key, made);
      return made;
    },
  };
}

/** Makes what belongs to an object once, and remembers it as long as there is the object. */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let known = made.get(key);
    if (known === undefined) made.set(key, (known = { value: make(key) }));
    return known.value;
  };
}
