import { weekdayOf } from '../../domain/time/local-date';
import type { LocalDate } from '../../domain/time/local-date';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon 3 Mar` */
export function shortDate(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  const weekday = weekdayOf(date).slice(0, 3);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${day} ${months[(month ?? 1) - 1]}`;
}
