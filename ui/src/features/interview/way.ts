/** How inquiries are usually made at this desk: a station with paper forms says so once. */

import type { Way } from './interview';

const KEPT_AS = 'redwall.inquiry';

export function usualWay(): Way {
  return localStorage.getItem(KEPT_AS) === 'paper' ? 'paper' : 'here';
}

export function useWay(way: Way): void {
  localStorage.setItem(KEPT_AS, way);
}
