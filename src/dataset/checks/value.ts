import type { Fact } from '../model.ts';
import type { Amount } from './amount.ts';

/** A date fact, or a date in quotes. */
export interface DateValue {
  readonly kind: 'date';
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  readonly iso: string;
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

/** A fact that is a range: only its ends can be computed with. */
export interface RangeValue {
  readonly kind: 'range';
}

/** What a part of an expression stands for; `fact` is set only where it is a fact and nothing more. */
export type Value = (Amount | DateValue | TextValue | RangeValue) & { readonly fact?: Fact };
