/**
 * Vega reads clocks in the time zone of the machine unless told otherwise in several places. A brief says
 * the same everywhere: all of them are told.
 */

/** Sets scales, time units and label formats of a Vega spec to UTC, in place. */
export function keepUtc(vegaSpec: unknown): void {
  for (const node of objectsIn(vegaSpec)) {
    if (node.type === 'time') node.type = 'utc';
    if (node.type === 'timeunit') node.timezone = 'utc';
    if (node.formatType === 'time') node.formatType = 'utc';
  }
}

/** Makes the expressions of a parsed Vega spec count in UTC, in place. */
export function callInUtc(runtime: unknown): void {
  for (const node of objectsIn(runtime)) {
    if (node.type !== 'CallExpression' || !isRecord(node.callee)) continue;
    const arity = Array.isArray(node.arguments) ? node.arguments.length : 0;
    const name = String(node.callee.name);
    if (name === 'datetime') node.callee.name = arity < 2 ? 'toDate' : 'utc';
    else node.callee.name = IN_UTC.get(name) ?? name;
  }
}

const IN_UTC: ReadonlyMap<string, string> = new Map(Object.entries({
  date: 'utcdate', day: 'utcday', year: 'utcyear', month: 'utcmonth', hours: 'utchours', minutes: 'utcminutes', seconds: 'utcseconds',
  milliseconds: 'utcmilliseconds', quarter: 'utcquarter', week: 'utcweek', dayofyear: 'utcdayofyear', isoweek: 'utcisoweek',
  timeFormat: 'utcFormat', timeParse: 'utcParse', timeOffset: 'utcOffset', timeSequence: 'utcSequence',
}));

type JsonNode = Record<string, unknown>;

function isRecord(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every plain object in a tree of JSON. */
function* objectsIn(root: unknown): Generator<JsonNode> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) waiting.push(...(node as unknown[]));
    else if (isRecord(node)) {
      yield node;
      waiting.push(...Object.values(node));
    }
  }
}
