/** A signature as a pointer draws it, in the units of its field. */

import type { SignatureInput } from '../backend/gen/types';

export type Point = [number, number];
export type Stroke = readonly Point[];

/** The field that is signed in, in units of its own: three to one. */
export const FIELD = { width: 720, height: 240 };

/** The strokes as the desk takes them. */
export function signature(strokes: readonly Stroke[]): SignatureInput {
  return { form: 'strokes', ...FIELD, strokes: strokes.map((stroke) => [...stroke]) };
}

/** Whether there is more than dots. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  return strokes.some((stroke) => stroke.some(([x, y]) => x !== stroke[0]?.[0] || y !== stroke[0][1]));
}

/** A place of the screen in the field's units, never outside of it. */
export function placed(at: { x: number; y: number }, box: { x: number; y: number; width: number; height: number }): Point {
  const along = (value: number, start: number, length: number, most: number) =>
    Math.min(most, Math.max(0, Math.round(((value - start) / length) * most)));
  return [along(at.x, box.x, box.width, FIELD.width), along(at.y, box.y, box.height, FIELD.height)];
}

/** The line that strokes draw. */
export function line(strokes: readonly Stroke[]): string {
  return strokes.map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join('L')}`).join('');
}
