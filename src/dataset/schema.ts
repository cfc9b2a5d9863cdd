import { z } from 'zod';
import { unitSchema } from '../locale.ts';
import { expected } from '../messages/dataset.ts';
import { isCalendarDate } from './date.ts';

/** Ids of facts, sources, tables, texts and checks: small letters, digits and single hyphens. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const columnNamePattern = /^[A-Za-z][A-Za-z0-9_-]*$/;

const id = z.string(expected.id).regex(idPattern, expected.id);
const factId = z.string(expected.factId).regex(idPattern, expected.factId);
const unitCode = z.string(expected.unit).regex(/^\S+$/, expected.unit);

/** YAML reads `period: 2005` as a number; the reader keeps it as written wherever text is wanted. */
const text = z
  .union([z.string().regex(/\S/, expected.text), z.number()], expected.text)
  .transform(String);

const date = z
  .union([z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, expected.date), z.int().min(1000).max(9999)], expected.date)
  .transform(String)
  .refine(isCalendarDate, expected.date);

const webAddress = z.string(expected.url).regex(/^https?:\/\/\S+$/, expected.url);

const language = z.string(expected.language).refine(isLanguageTag, expected.language);

const paragraph = z.int(expected.paragraph).positive(expected.paragraph);

export const sourceSchema = z.strictObject({
  title: text.meta({ description: 'Title of the document.', examples: ['Annual report'] }),
  short: text.meta({ description: 'What notes and registers call it.', examples: ['Cable ALMATY 4354'] }).exactOptional(),
  author: text.meta({ description: 'Who published it.', examples: ['Ministry of the Interior'] }),
  date: date.meta({ description: 'When: YYYY, YYYY-MM or YYYY-MM-DD.', examples: ['2005-12-05'] }),
  reference: text.meta({ description: 'Where it can be had or what it is numbered.' }).exactOptional(),
  url: webAddress.meta({ description: 'Where it can be read.' }).exactOptional(),
});

const ownFigures = z
  .enum(['own'], expected.ownFigures)
  .meta({ description: 'own: its figures carry the source of the table and are no facts.' })
  .exactOptional();

export const columnSchema = z.strictObject({
  label: text.meta({ description: 'Heading of the column.', examples: ['Seized'] }),
  type: z
    .enum(['text', 'number', 'date', 'year'], expected.columnType)
    .meta({ description: 'What the cells hold.', examples: ['number'] }),
  unit: unitCode.meta({ description: 'Code of a unit, for numbers.' }).exactOptional(),
  decimals: z
    .int(expected.decimals)
    .min(0, expected.decimals)
    .max(9, expected.decimals)
    .meta({ description: 'Decimal places that are printed, for numbers.' })
    .exactOptional(),
  figures: ownFigures,
});

const tableShape = {
  title: text.meta({ description: 'Title of the table.', examples: ['Drug seizures'] }),
  source: text.meta({ description: 'Printed under the table.' }).exactOptional(),
  notes: z.array(text).meta({ description: 'Printed under the table.' }).default([]),
  figures: ownFigures,
  columns: z
    .record(z.string().regex(columnNamePattern, expected.columnName), columnSchema)
    .refine((columns) => Object.keys(columns).length > 0, expected.columns)
    .meta({ description: 'Columns by name, in order.', examples: ['{drug: {label: Drug, type: text}}'] }),
};

export const tableSchema = z.strictObject(tableShape);

const headerShape = {
  title: text.meta({ description: 'Title of the dataset.', examples: ['Kazakhstan 2005'] }),
  country: z
    .strictObject({
      name: text.meta({ examples: ['Kazakhstan'] }),
      iso3: z.string(expected.iso3).regex(/^[A-Z]{3}$/, expected.iso3).meta({ examples: ['KAZ'] }),
      demonym: text.exactOptional(),
    })
    .meta({ description: 'The country that the brief is about.', examples: ['{name: Kazakhstan, iso3: KAZ}'] }),
  edition: z
    .strictObject({
      name: text.meta({ examples: ['2005-2006'] }),
      year: z.int(expected.year).min(1000, expected.year).max(9999, expected.year).meta({ examples: ['2005'] }),
    })
    .meta({ description: 'The point in time it stands for.', examples: ['{name: 2005-2006, year: 2005}'] }),
  marking: text.meta({ description: 'Printed on every page.' }).exactOptional(),
  language: language.meta({ description: 'BCP 47 tag of the narrative.', examples: ['en-US'] }),
  author: text.meta({ description: 'Who publishes the brief.', examples: ['U.S. Embassy Almaty'] }),
  keywords: z.array(text).meta({ description: 'For the properties of the brief.' }).default([]),
  names: z
    .array(text)
    .meta({ description: 'Names whose digits are no figures.', examples: [['1988 UN Drug Convention']] })
    .exactOptional(),
  details: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, expected.detailName), text)
    .meta({ description: 'Further values that templates may print.' })
    .default({}),
  sources: z.record(id, sourceSchema).meta({ description: 'Documents that figures were taken from, by id.' }).default({}),
  units: z.record(unitCode, unitSchema).meta({ description: 'Units beyond those of the locale, by code.' }).default({}),
};

/** `dataset.yaml` */
export const datasetSchema = z.strictObject({
  ...headerShape,
  tables: z.record(id, tableSchema).meta({ description: 'Tables by name: tables/<name>.csv.' }).default({}),
});

export type DatasetFile = z.output<typeof datasetSchema>;
export type TableDeclaration = z.output<typeof tableSchema>;

const factShape = {
  label: text.meta({ description: 'What was counted or measured, without the number.', examples: ['Heroin seized'] }),
  unit: unitCode.meta({ description: 'Code of a unit of the dataset or the locale.', examples: ['kg'] }),
  qualifier: text.meta({ description: 'As the source has it: more than, approximately, almost.' }).exactOptional(),
  period: text.meta({ description: 'As the source has it.', examples: ['January-September 2005'] }),
  place: text.meta({ description: 'Where.', examples: ['Kazakhstan'] }),
  agency: text.meta({ description: 'Who did or counted it.' }).exactOptional(),
  attribution: text.meta({ description: 'Who says so: according to the Committee.' }).exactOptional(),
  note: text.meta({ description: 'Why the fact needs care.' }).exactOptional(),
  measure: text.meta({ description: 'What is measured, where labels of the same measure differ.', examples: ['heroin seized'] }).exactOptional(),
  partOf: factId.meta({ description: 'Id of the fact that this one counts a part of.' }).exactOptional(),
};

/** The most facts that one formula may name. */
const MOST_OPERANDS = 1000;

const operands = z.array(factId, expected.operands).max(MOST_OPERANDS, expected.operands);

/** The grammar of values is checked by quantity.ts; the pattern is for editors. */
const value = z
  .union([
    z.number(),
    z.string().meta({ pattern: String.raw`^(-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?|\d+/\d+|\d{4}-\d{2}(-\d{2})?)$` }),
  ], expected.value)
  .transform(String);

export const statedFactSchema = z.strictObject({
  ...factShape,
  value: value.meta({ description: 'A number, a range 14..15, a fraction 1/3, or a date (unit: date).', examples: ['130'] }),
  source: z
    .strictObject({
      document: text.meta({ description: 'Id of a source in dataset.yaml.', examples: ['cable'] }),
      paragraph: paragraph.meta({ description: 'Number of the paragraph.' }).exactOptional(),
    })
    .meta({ description: 'Where the figure stands.', examples: ['{document: cable, paragraph: 2}'] }),
});

export const computedFactSchema = z.strictObject({
  ...factShape,
  computed: z
    .strictObject({
      sum: operands.min(2, expected.operands).exactOptional(),
      difference: operands.length(2, expected.twoOperands).exactOptional(),
      product: operands.min(2, expected.operands).exactOptional(),
      ratio: operands.length(2, expected.twoOperands).exactOptional(),
    })
    .refine((formula) => Object.keys(formula).length === 1, expected.formula)
    .meta({ description: 'How the value follows from other facts.', minProperties: 1, maxProperties: 1 }),
});

/** `facts.yaml` */
export const factsSchema = z.record(id, z.union([statedFactSchema, computedFactSchema]));

/** `checks.yaml` */
export const checksSchema = z.strictObject({
  relations: z
    .array(
      z.strictObject({
        id: id.meta({ examples: ['convictions-add-up'] }),
        title: text.meta({ description: 'The relation in words.', examples: ['Convictions add up by office'] }),
        expression: text.meta({ description: 'One comparison of facts and numbers: see docs/checks.md.', examples: ['fact("a") + fact("b") == fact("c")'] }),
        tolerance: z.number(expected.tolerance).min(0, expected.tolerance).exactOptional(),
        note: text.exactOptional(),
      }),
    )
    .meta({ description: 'What must hold between facts.' })
    .default([]),
  conflicts: z
    .array(
      z.strictObject({
        id: id.meta({ examples: ['heroin-36-or-37'] }),
        facts: z.array(factId, expected.factList).min(1, expected.factList).meta({ examples: ['[a, b]'] }),
        kind: text.meta({ examples: ['figure'] }),
        reason: text.meta({ description: 'Why it is accepted.', examples: ['The source gives both.'] }),
        while: text.meta({ description: 'A comparison that holds as long as the conflict is there.', examples: ['fact("a") > fact("b")'] }).exactOptional(),
      }),
    )
    .meta({ description: 'Contradictions of the sources, and why each is accepted.' })
    .default([]),
});

export type ChecksFile = z.output<typeof checksSchema>;

const cell = z.union([z.string(), z.number(), z.null()], expected.cell).transform((value) => String(value ?? ''));

const documentTableSchema = z.strictObject({
  ...tableShape,
  csv: text.meta({ description: 'The rows as CSV text; or use rows.' }).exactOptional(),
  rows: z.array(z.record(z.string(), cell)).meta({ description: 'Rows: column name to cell.' }).exactOptional(),
});

const documentShape = {
  id: id.meta({ description: 'Name of the dataset.' }).exactOptional(),
  ...headerShape,
  tables: z.record(id, documentTableSchema).default({}),
};

/** A dataset in one document, with the parts that are checked one by one left open. */
export const datasetDocumentSchema = z.strictObject({
  ...documentShape,
  facts: z.unknown().optional(),
  narrative: z.record(id, z.string(expected.text)).default({}),
  checks: z.unknown().optional(),
});

/** JSON Schema of dataset.yaml, for editors. */
export function datasetJsonSchema(): object {
  return describeSchema(datasetSchema, 'dataset.yaml of a briefpress dataset');
}

/** JSON Schema of facts.yaml, for editors. */
export function factsJsonSchema(): object {
  return describeSchema(factsSchema, 'facts.yaml of a briefpress dataset');
}

/** JSON Schema of checks.yaml, for editors. */
export function checksJsonSchema(): object {
  return describeSchema(checksSchema, 'checks.yaml of a briefpress dataset');
}

/** JSON Schema of a dataset in one document. */
export function datasetDocumentJsonSchema(): object {
  const schema = z.strictObject({
    ...documentShape,
    facts: factsSchema,
    narrative: z.record(id, z.string()).default({}),
    checks: checksSchema.exactOptional(),
  });
  return describeSchema(schema, 'A briefpress dataset in one document');
}

function describeSchema(schema: z.ZodType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return { $schema, title, ...rest };
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
