import { describe, expect, test } from 'vitest';
import * as messages from '../../src/messages/template.ts';
import { fact, FACTS, findingsOf, markdownOf, read, sampleDataset, sampleTemplate, tryExpand } from './support.ts';

const byId = (id: string) => FACTS.find((one) => one.id === id)!;

/** Expression, what it reads as. */
type Case = readonly [expression: string, text: string];

const reads = (cases: readonly Case[]): void => {
  test.each(cases)('%s reads %s', (expression, text) => {
    expect(read(markdownOf(`Begin ${expression} end`))).toBe(`Begin ${text} end`);
  });
};

describe('fact', () => {
  reads([
    ['{{fact "heroin-2005"}}', 'more than 130 kilograms'],
    ['{{fact "officers"}}', '580 officers'],
    ['{{fact "judges"}}', 'three officers'],
    ['{{fact "mayor"}}', 'one officer'],
    ['{{fact "proceeds"}}', 'more than $1.6 million'],
    ['{{fact "allocation"}}', '$700,000'],
    ['{{fact "wild"}}', '1.2 million hectares'],
    ['{{fact "convicted"}}', '2,626 people'],
    ['{{fact "growth"}}', 'almost 25 percent'],
    ['{{fact "purity"}}', '6.5 percent'],
    ['{{fact "share"}}', 'one-third'],
    ['{{fact "odd-share"}}', '5/29'],
    ['{{fact "ages"}}', '14–15 years'],
    ['{{fact "small-range"}}', 'three to five officers'],
    ['{{fact "decree"}}', 'March 3, 2004'],
    ['{{fact "interview"}}', 'November 2005'],
    ['{{fact "law"}}', '1998'],
    ['{{fact "rank"}}', '107'],
    ['{{fact "heroin-2005" show="value"}}', '130'],
    ['{{fact "heroin-2005" show="unit"}}', 'kilograms'],
    ['{{fact "heroin-2005" show="qualifier"}}', 'more than'],
    ['{{fact "heroin-2005" show="period"}}', 'January-September 2005'],
    ['{{fact "heroin-2005" show="place"}}', 'Kazakhstan'],
    ['{{fact "heroin-2005" show="unit value qualifier"}}', 'more than 130 kilograms'],
    ['{{fact "heroin-2005" show="value unit period place"}}', '130 kilograms, January-September 2005, Kazakhstan'],
    ['{{fact "heroin-2005" show="period place"}}', 'January-September 2005, Kazakhstan'],
    ['{{fact "allocation" show="value"}}', '$700,000'],
    ['{{fact "growth" show="value unit" as="symbol"}}', '25%'],
    ['{{fact "heroin-2005" as="symbol"}}', 'more than 130 kg'],
    ['{{fact "judges" as="figures"}}', '3 officers'],
    ['{{fact "officers" as="words"}}', 'five hundred eighty officers'],
    ['{{fact "plan" as="ordinal"}}', 'fifth'],
    ['{{fact "plan" as="ordinal" show="value unit"}}', 'fifth year'],
    ['{{fact "plan" as="adjective"}}', 'five-year'],
    ['{{fact "operation" as="adjective"}}', 'six-month'],
    ['{{fact "farmer" as="adjective"}}', '40-year-old'],
    ['{{fact "repeaters" as="ordinal"}}', 'fifth'],
    ['{{fact "repeaters" as="one-in"}}', 'one in five'],
    ['{{fact "growth" as="fraction"}}', 'almost one-quarter'],
    ['{{fact "decree" as="day-month"}}', 'March 3'],
    ['{{fact "decree" as="year"}}', '2004'],
  ]);

  test.each([
    ['{{fact "heroin-2005" capital=true}}', 'More than 130 kilograms'],
    ['{{fact "judges" capital=true}}', 'Three officers'],
    ['{{fact "officers" capital=true}}', 'Five hundred eighty officers'],
    ['{{fact "heroin-2004" capital=true}}', 'One hundred seventeen kilograms'],
    ['{{fact "heroin-2005" show="period" capital=true}}', 'January-September 2005'],
    ['{{fact "heroin-2005" show="unit" capital=true}}', 'Kilograms'],
    ['{{fact "heroin-2005" capital=false}}', 'more than 130 kilograms'],
  ])('%s begins a sentence as %s', (expression, text) => {
    expect(read(markdownOf(expression))).toBe(text);
  });

  test('a figure that cannot be spelled out is not left at the beginning of a sentence unsaid', () => {
    const { expanded, findings } = tryExpand(sampleTemplate('{{fact "convicted" capital=true}} were convicted.'));
    expect(read(expanded!.markdown)).toBe('2,626 people were convicted.');
    expect(findings).toEqual([
      messages.figureBeginsSentence({ file: 'templates/sample/template.md', line: 1, column: 3 }, '2,626 people'),
    ]);
  });

  test('is bound to its fact', () => {
    expect(markdownOf('{{fact "heroin-2005"}}')).toBe(':fact[more than 130 kilograms]{of="heroin-2005"}');
    expect(markdownOf('{{fact "heroin-2005" show="period"}}')).toBe(
      ':fact[January\\-September 2005]{of="heroin-2005"}',
    );
  });

  test('takes the fact of a cell', () => {
    const body = '{{#each tables.seizures}}{{#if (eq amount 130)}}{{fact amount}}{{/if}}{{/each}}';
    expect(markdownOf(body)).toBe(':fact[more than 130 kilograms]{of="heroin-2005"}');
  });

  const at = { file: 'templates/sample/template.md', line: 1, column: 3 };

  test.each([
    ['{{fact "convicted" as="words"}}', messages.notInStyle(at, byId('convicted'), 'words')],
    ['{{fact "ages" as="ordinal"}}', messages.notInStyle(at, byId('ages'), 'ordinal')],
    ['{{fact "decree" as="fraction"}}', messages.notInStyle(at, byId('decree'), 'fraction')],
    ['{{fact "rank" as="one-in"}}', messages.notInStyle(at, byId('rank'), 'one-in')],
    ['{{fact "officers" as="month"}}', messages.notInStyle(at, byId('officers'), 'month')],
    ['{{fact "officers" show="qualifier"}}', messages.factHasNoPart(at, byId('officers'), ['qualifier'])],
  ])('%s is refused', (body, message) => {
    expect(findingsOf(body)).toEqual([message]);
  });

  test('a unit that is not known is named', () => {
    const dataset = sampleDataset({ facts: [fact('pills', 5, 'pill')] });
    const [found] = findingsOf('{{fact "pills"}}', dataset);
    expect(found).toMatchObject({ rule: 'template/unknown-unit', message: 'There is no unit "pill".' });
  });

  test('the dataset\'s unit comes before the locale\'s', () => {
    const dataset = { ...sampleDataset(), units: new Map([['kg', { one: 'kilo', other: 'kilos', kind: 'measure' as const }]]) };
    expect(read(markdownOf('{{fact "heroin-2004"}}', dataset))).toBe('117 kilos');
  });
});

describe('change', () => {
  reads([
    ['{{change "heroin-2005" "heroin-2004"}}', '11 percent'],
    ['{{change "heroin-2004" "heroin-2005"}}', '10 percent'],
    ['{{change "heroin-2005" "heroin-2004" decimals=1}}', '11.1 percent'],
    ['{{change "heroin-2005" "heroin-2004" as="phrase"}}', 'an increase of 11 percent'],
    ['{{change "heroin-2004" "heroin-2005" as="phrase" decimals=2}}', 'a decrease of 10.00 percent'],
    ['{{change "heroin-2005" "heroin-2005" as="phrase"}}', 'no change'],
    ['{{change "heroin-2005" "heroin-2005"}}', '0 percent'],
    ['{{change "heroin-2003" "heroin-2004" as="phrase"}}', 'a decrease of 100 percent'],
    ['{{change "convictions-2005" "convictions-2004" as="phrase"}}', 'an increase of 116 percent'],
    ['{{change "heroin-2005" "heroin-2004" as="symbol"}}', '11%'],
    ['{{change "heroin-2005" "heroin-2004" as="words"}}', 'eleven percent'],
  ]);

  test.each([
    ['{{change "heroin-2005" "heroin-2004" capital=true}}', 'Eleven percent'],
    ['{{change "heroin-2005" "heroin-2004" as="phrase" capital=true}}', 'An increase of 11 percent'],
    ['{{change "heroin-2005" "heroin-2005" as="phrase" capital=true}}', 'No change'],
  ])('%s begins a sentence as %s', (expression, text) => {
    expect(read(markdownOf(expression))).toBe(text);
  });

  test('is bound to both facts, with the formula', () => {
    expect(markdownOf('{{change "heroin-2005" "heroin-2004"}}')).toBe(
      ':fact[11 percent]{of="heroin-2005 heroin-2004" formula="change(heroin-2005,heroin-2004)"}',
    );
  });

  test('what rounds to nothing is not told as nothing', () => {
    const dataset = sampleDataset({ facts: [fact('now', 1001, 'kg'), fact('then', 1000, 'kg')] });
    expect(read(markdownOf('{{change "now" "then"}}', dataset))).toBe('less than 1 percent');
    expect(read(markdownOf('{{change "now" "then" as="phrase"}}', dataset))).toBe('an increase of less than 1 percent');
    expect(read(markdownOf('{{change "now" "then" decimals=1}}', dataset))).toBe('0.1 percent');
  });

  test('from below zero upwards is an increase', () => {
    const dataset = sampleDataset({ facts: [fact('now', 5, 'kg'), fact('then', -10, 'kg')] });
    expect(read(markdownOf('{{change "now" "then" as="phrase"}}', dataset))).toBe('an increase of 150 percent');
  });
});

describe('difference', () => {
  reads([
    ['{{difference "heroin-2005" "heroin-2004"}}', '13 kilograms'],
    ['{{difference "heroin-2004" "heroin-2005"}}', '−13 kilograms'],
    ['{{difference "judges" "mayor"}}', 'two officers'],
    ['{{difference "judges" "mayor" as="figures"}}', '2 officers'],
    ['{{difference "proceeds" "allocation"}}', '$900,000'],
    ['{{difference "rate-2005" "rate-2004"}}', '2.5 percentage points'],
    ['{{difference "rate-2005" "rate-2004" decimals=0}}', '3 percentage points'],
    ['{{difference "heroin-2005" "heroin-2004" as="symbol"}}', '13 kg'],
  ]);
});

describe('sum', () => {
  reads([
    ['{{sum "heroin-2005" "heroin-2004" "heroin-2003"}}', '247 kilograms'],
    ['{{sum "judges" "mayor"}}', 'four officers'],
    ['{{sum "proceeds" "allocation"}}', '$2.3 million'],
    ['{{sum "rate-2005" "rate-2004" decimals=2}}', '22.50 percent'],
  ]);

  test('is exact', () => {
    const dataset = sampleDataset({ facts: [fact('a', 0.1, 'kg'), fact('b', 0.2, 'kg')] });
    expect(markdownOf('{{sum "a" "b"}}', dataset)).toBe(':fact[0\\.3 kilograms]{of="a b" formula="sum(a,b)"}');
  });

  test('a fact twice is named once', () => {
    expect(markdownOf('{{sum "mayor" "mayor"}}')).toBe(':fact[two officers]{of="mayor" formula="sum(mayor,mayor)"}');
  });
});

describe('ratio', () => {
  reads([
    ['{{ratio "judges" "officers"}}', '1 percent'],
    ['{{ratio "mayor" "officers"}}', 'less than 1 percent'],
    ['{{ratio "heroin-2004" "heroin-2005"}}', '90 percent'],
    ['{{ratio "convictions-2005" "convictions-2004" as="times"}}', 'two times'],
    ['{{ratio "convictions-2005" "convictions-2004" as="times" decimals=1}}', '2.2 times'],
    ['{{ratio "mayor" "judges" as="fraction"}}', 'one-third'],
    ['{{ratio "mayor" "judges" as="one-in"}}', 'one in three'],
    ['{{ratio "mayor" "judges" as="symbol" decimals=1}}', '33.3%'],
    ['{{ratio "heroin-2003" "heroin-2004"}}', '0 percent'],
  ]);

  test('is bound to both facts, with the formula', () => {
    expect(markdownOf('{{ratio "mayor" "judges" as="fraction"}}')).toBe(
      ':fact[one\\-third]{of="mayor judges" formula="ratio(mayor,judges)"}',
    );
  });
});

describe('what cannot be computed', () => {
  const at = { file: 'templates/sample/template.md', line: 1, column: 3 };

  test.each([
    ['{{change "heroin-2004" "heroin-2003"}}', messages.divisionByZero(at, byId('heroin-2003'))],
    ['{{ratio "heroin-2004" "heroin-2003"}}', messages.divisionByZero(at, byId('heroin-2003'))],
    ['{{sum "heroin-2005" "officers"}}', messages.unlikeUnits(at, byId('heroin-2005'), byId('officers'))],
    ['{{difference "transit" "heroin-2005"}}', messages.unlikeUnits(at, byId('transit'), byId('heroin-2005'))],
    ['{{ratio "judges" "convicted"}}', messages.unlikeUnits(at, byId('judges'), byId('convicted'))],
    ['{{change "decree" "interview"}}', messages.notANumber(at, byId('decree'))],
    ['{{sum "ages" "ages"}}', messages.notANumber(at, byId('ages'))],
    ['{{ratio "odd-share" "share" as="one-in" decimals=1}}', undefined],
    ['{{ratio "convicted" "convicted" as="fraction"}}', messages.resultNotInStyle(at, 'ratio', 'fraction')],
    ['{{sum "convicted" "convicted" as="words"}}', messages.resultNotInStyle(at, 'sum', 'words')],
  ])('%s', (body, message) => {
    if (message === undefined) expect(read(markdownOf(body))).toBe('15 in 29');
    else expect(findingsOf(body)[0]).toEqual(message);
  });
});

describe('number and percent', () => {
  reads([
    ['{{number 5}}', 'five'],
    ['{{number 12}}', '12'],
    ['{{number 1250}}', '1,250'],
    ['{{number 1200000}}', '1.2 million'],
    ['{{number 2.5}}', '2.5'],
    ['{{number 5 as="figures"}}', '5'],
    ['{{number 5 decimals=1}}', '5.0'],
    ['{{number 12 as="words"}}', 'twelve'],
    ['{{number 12 as="ordinal"}}', '12th'],
    ['{{number tables.seizures.length}}', 'four'],
    ['{{number (fact "officers")}}', '580'],
    ['{{percent 25}}', '25 percent'],
    ['{{percent 2.55 decimals=1}}', '2.6 percent'],
    ['{{percent 25 as="symbol"}}', '25%'],
    ['{{percent 5 as="words"}}', 'five percent'],
  ]);

  test('of cells keep their facts and what is missing', () => {
    const body = '{{#each tables.seizures}}{{number amount}} {{/each}}';
    expect(markdownOf(body)).toBe('&#53;81 :fact[130]{of="heroin-2005"} N/A zero ');
    expect(read(markdownOf('{{#each tables.seizures}}{{percent amount}}; {{/each}}'))).toBe(
      '581 percent; 130 percent; N/A; 0 percent;',
    );
  });

  test('begin a sentence in words', () => {
    expect(read(markdownOf('{{number 12 capital=true}}'))).toBe('Twelve');
    expect(read(markdownOf('{{percent 12 capital=true}}'))).toBe('Twelve percent');
  });
});

describe('date', () => {
  reads([
    ['{{date "2005-06-29"}}', 'June 29, 2005'],
    ['{{date "2005-06"}}', 'June 2005'],
    ['{{date "2005"}}', '2005'],
    ['{{date "2005-06-29" as="day-month"}}', 'June 29'],
    ['{{date "2005-06-29" as="month"}}', 'June 2005'],
    ['{{date "2005-06-29" as="year"}}', '2005'],
    ['{{date date}}', 'December 5, 2005'],
    ['{{date}}', 'December 5, 2005'],
    ['{{date edition.year}}', '2005'],
    ['{{#each tables.agreements}}{{date this.date}}; {{/each}}', 'July 8, 2005; September 1999; N/A; '],
  ]);
});

describe('plural', () => {
  reads([
    ['{{plural 1 "case" "cases"}}', 'case'],
    ['{{plural 0 "case" "cases"}}', 'cases'],
    ['{{plural -1 "case" "cases"}}', 'case'],
    ['{{plural 1.5 "case" "cases"}}', 'cases'],
    ['{{plural "mayor" "was" "were"}}', 'was'],
    ['{{plural "judges" "was" "were"}}', 'were'],
    ['{{plural "ages" "was" "were"}}', 'were'],
    ['{{plural (fact "mayor") "was" "were"}}', 'was'],
    ['{{plural (sum "mayor" "judges") "was" "were"}}', 'were'],
    ['{{plural tables.agreements.length "row" "rows"}}', 'rows'],
    ['{{#each tables.seizures}}{{plural amount "a" "b"}}{{/each}}', 'bbbb'],
  ]);
});

describe('list', () => {
  reads([
    ['{{list keywords}}', 'heroin, opium, and transit'],
    ['{{list keywords as="or"}}', 'heroin, opium, or transit'],
    ['{{list "a" "b"}}', 'a and b'],
    ['{{list "a"}}', 'a'],
    ['{{list "a" country.name "c" "d"}}', 'a, Kazakhstan, c, and d'],
    ['{{list tables.agreements key="title"}}', 'Protocol, Agreement, and Memorandum'],
    ['{{list tables.agreements key="date"}}', 'July 8, 2005, September 1999, and N/A'],
    ['{{list (fact "mayor") (fact "judges")}}', 'one officer and three officers'],
  ]);

  test('keeps the facts of its items', () => {
    expect(markdownOf('{{list (fact "mayor") (fact "judges")}}')).toBe(
      ':fact[one officer]{of="mayor"}&#32;and&#32;:fact[three officers]{of="judges"}',
    );
  });

  test('of an empty list is empty', () => {
    const dataset = { ...sampleDataset(), header: { ...sampleDataset().header, keywords: [] } };
    expect(read(markdownOf('[{{list keywords}}]', dataset))).toBe('[]');
  });
});

describe('letters', () => {
  reads([
    ['{{upper country.name}}', 'KAZAKHSTAN'],
    ['{{lower country.iso3}}', 'kaz'],
    ['{{capital "heroin"}}', 'Heroin'],
    ['{{capital (fact "judges")}}', 'Three officers'],
    ['{{capital (list "a" "b")}}', 'A and b'],
    ['{{upper (date "2005-06")}}', 'JUNE 2005'],
  ]);

  test('keep facts', () => {
    expect(markdownOf('{{upper (fact "judges")}}')).toBe(':fact[THREE OFFICERS]{of="judges"}');
  });
});

describe('conditions', () => {
  test.each([
    ['(eq edition.year 2005)', true],
    ['(eq edition.year "2005")', true],
    ['(eq edition.year 2004)', false],
    ['(eq country.name "Kazakhstan")', true],
    ['(eq country.name "kazakhstan")', false],
    ['(ne country.name "Kyrgyzstan")', true],
    ['(eq 2.50 2.5)', true],
    ['(lt 9 10)', true],
    ['(lt 10 9)', false],
    ['(le 10 10)', true],
    ['(ge 10 11)', false],
    ['(gt (fact "heroin-2005") (fact "heroin-2004"))', true],
    ['(gt date "2005-12-04")', true],
    ['(lt date "2005-12-05")', false],
    ['(and true country.name)', true],
    ['(and false country.name)', false],
    ['(or false country.demonym)', false],
    ['(or false country.name)', true],
    ['(not country.demonym)', true],
    ['(not (eq 1 1))', false],
    ['country.demonym', false],
    ['country.name', true],
    ['tables.seizures', true],
    ['tables.seizures.0.amount', true],
    ['tables.seizures.2.amount', false],
    ['tables.seizures.3.amount', true],
    ['tables.agreements.2.parties', false],
    ['(lt tables.seizures.2.amount 5)', false],
    ['(ge tables.seizures.2.amount 5)', false],
    ['(eq tables.seizures.2.amount tables.seizures.3.amount)', false],
  ])('%s is %s', (condition, holds) => {
    expect(markdownOf(`{{#if ${condition}}}yes{{else}}no{{/if}}`)).toBe(holds ? 'yes' : 'no');
    expect(markdownOf(`{{#unless ${condition}}}yes{{else}}no{{/unless}}`)).toBe(holds ? 'no' : 'yes');
  });

  test('or gives the first value that there is', () => {
    expect(markdownOf('{{or country.demonym country.name}}')).toBe('Kazakhstan');
    expect(markdownOf('{{and country.name author}}')).toBe('U\\.S\\. Embassy Almaty');
  });

  test('texts have no order', () => {
    expect(findingsOf('{{#if (lt country.name 5)}}x{{/if}}')[0]).toMatchObject({ rule: 'template/arguments' });
  });
});
