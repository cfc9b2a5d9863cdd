const isoDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and on the calendar. */
export function isCalendarDate(text: string): boolean {
  const match = isoDate.exec(text);
  if (match === null) return false;
  const [, year, month = '01', day = '01'] = match;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
