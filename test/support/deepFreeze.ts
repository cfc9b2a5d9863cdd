/** Makes a value and everything in it refuse changes, maps too. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  if (value instanceof Map) freezeMap(value);
  Object.freeze(value);
  for (const part of value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value))
    deepFreeze(part);
  return value;
}

/** `Object.freeze` leaves the entries of a map open to change. */
function freezeMap(map: Map<unknown, unknown>): void {
  for (const method of ['set', 'delete', 'clear']) Object.defineProperty(map, method, { value: refuse });
}

function refuse(): never {
  throw new TypeError('This map is frozen.');
}
