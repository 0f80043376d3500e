/** What the code on a page says, read from its picture as a phone reads it. */

import jsQR from 'jsqr';
import type { Desk } from './desk';

/** Widths at which a page is looked at: a camera comes nearer, too. */
const PIXELS_WIDE = [2400, 1600, 3200];
/** Where the code stands: most often at the lower left. */
const PARTS = [{ left: 0, top: 0.6, wide: 0.4, high: 0.4 }, { left: 0, top: 0, wide: 1, high: 1 }];

/** The text of the code on the first page of a document. */
export async function codeOn(desk: Desk, paper: unknown): Promise<string> {
  for (const width of PIXELS_WIDE) {
    for (const part of PARTS) {
      const picture = await pixelsOf(desk, { paper, page: 1, pixels_wide: width }, part);
      const read = jsQR(picture.data, picture.width, picture.height);
      if (read) return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(read.binaryData));
    }
  }
  throw new Error('no code was found on the page');
}

/** A part of a page's picture. */
async function pixelsOf(desk: Desk, request: unknown, part: (typeof PARTS)[number]) {
  const body = JSON.stringify({ command: 'paper_preview', request });
  const { pixels, width, height } = await desk.page.evaluate(
    async ({ body, part }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/page', { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
      const image = await createImageBitmap(await response.blob());
      const [width, height] = [Math.floor(image.width * part.wide), Math.floor(image.height * part.high)];
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, -image.width * part.left, -image.height * part.top);
      const { data } = context.getImageData(0, 0, width, height);
      const texts = [];
      for (let at = 0; at < data.length; at += 32_768) {
        texts.push(String.fromCharCode(...data.subarray(at, at + 32_768)));
      }
      return { pixels: btoa(texts.join('')), width, height };
    },
    { body, part },
  );
  return { data: Uint8ClampedArray.from(Buffer.from(pixels, 'base64')), width, height };
}
