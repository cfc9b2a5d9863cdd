/** Objects that everything in a process inherits from: what one render left on them, the next would see. */
const SHARED = [Object, Array, Function, String, Number, Boolean, BigInt, Symbol, RegExp, Date, Map, Set, Promise, Error, Uint8Array].map(
  (constructor) => constructor.prototype as object,
);

/** Lets nothing be added to what is built in. The answer tells whether it is otherwise as it was, too. */
export function closeIntrinsics(): () => boolean {
  SHARED.forEach((shared) => Object.preventExtensions(shared));
  const before = SHARED.map(describe);
  return () => SHARED.every((shared, index) => isSame(describe(shared), before[index]!));
}

type Description = ReadonlyMap<PropertyKey, PropertyDescriptor>;

function describe(shared: object): Description {
  return new Map(Reflect.ownKeys(shared).map((key) => [key, Reflect.getOwnPropertyDescriptor(shared, key)!]));
}

function isSame(now: Description, before: Description): boolean {
  if (now.size !== before.size) return false;
  return [...now].every(([key, { value, get, set }]) => {
    const other = before.get(key);
    return other !== undefined && other.value === value && other.get === get && other.set === set;
  });
}
