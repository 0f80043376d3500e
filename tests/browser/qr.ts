/** What the code on a page says, read from its picture as a phone reads it. */

import jsQR from 'jsqr';
import type { Desk } from './desk';

/** Wide enough that each square of the code is several pixels. */
const PIXELS_WIDE = 3000;
/** The code stands at the lower left. */
const PART = { wide: 0.35, high: 0.4 };

/** The text of the code on the first page of a document. */
export async function codeOn(desk: Desk, paper: unknown): Promise<string> {
  const body = JSON.stringify({
    command: 'paper_preview', request: { paper, page: 1, pixels_wide: PIXELS_WIDE },
  });
  const { pixels, width, height } = await desk.page.evaluate(
    async ({ body, part }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/page', { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
      const image = await createImageBitmap(await response.blob());
      const [width, height] = [Math.floor(image.width * part.wide), Math.floor(image.height * part.high)];
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, image.height - height, width, height, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      let text = '';
      for (const byte of data) text += String.fromCharCode(byte);
      return { pixels: btoa(text), width, height };
    },
    { body, part: PART },
  );
  const data = Uint8ClampedArray.from(Buffer.from(pixels, 'base64'));
  const read = jsQR(data, width, height);
  if (!read) throw new Error('no code was found on the page');
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(read.binaryData));
}
