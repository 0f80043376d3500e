/** How far a printer is off: typed in millimetres with one decimal, kept as tenths. */

import type { PrinterSettings } from '../../backend/gen/types';
import { halfWidth } from '../../text/format';
import { t } from '../../text/language.svelte';

/** Reads millimetres as people type them; an empty field is none. Null when it is no such number. */
export function readTenths(typed: string): number | null {
  const text = halfWidth(typed).trim().replace(/[−–—]/g, '-').replace('。', '.').replace(/(毫米|mm)$/i, '').trim();
  if (text === '') return 0;
  const parts = /^([+-]?)(\d{1,4})(?:[.,](\d))?$/.exec(text);
  if (!parts) return null;
  const tenths = Number(parts[2]) * 10 + Number(parts[3] ?? 0);
  return parts[1] === '-' && tenths > 0 ? -tenths : tenths;
}

/** Tenths as they are typed: 1.5, -0.3. */
export function millimetres(tenths: number): string {
  return (tenths / 10).toFixed(1);
}

/** Both directions in words: 向右 1.5 毫米 · 向上 0.3 毫米. */
export function offsetInWords({ right_tenth_mm: right, down_tenth_mm: down }: PrinterSettings): string {
  const words = t().printers;
  const far = (tenths: number) => millimetres(Math.abs(tenths));
  const across = right === 0 ? null : (right > 0 ? words.right : words.left)(far(right));
  const along = down === 0 ? null : (down > 0 ? words.down : words.up)(far(down));
  if (across && along) return words.offset(across, along);
  return across ?? along ?? words.noOffset;
}
