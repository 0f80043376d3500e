import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `redwall-web` listens while the screens are being worked on. */
const desk = process.env['REDWALL_DESK'] ?? 'http://127.0.0.1:7700';

/** The server answers its own screens only, so a proxied request must not name another origin. */
const door: ProxyOptions = {
  target: desk,
  changeOrigin: true,
  configure: (proxy) => {
    proxy.on('proxyReq', (request) => request.removeHeader('origin'));
  },
};

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/rpc': door, '/job': door, '/page': door, '/donor-window': door },
  },
  build: {
    target: ['chrome111', 'safari16.4'],
    // The content security policy allows no inlined script, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The donor's window shows a page of its own, with nothing of the desk in it.
    rollupOptions: { input: ['index.html', 'donor.html'] },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
