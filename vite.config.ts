import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundledText } from './scripts/bundled-text.mjs';
import { encoderBytes } from './scripts/encoder-bytes.mjs';
import { securityHeaders } from './scripts/security-headers.mjs';

export default defineConfig({
  // Relative, so that dist/ works in any folder of a static host.
  base: './',
  // No fallback to index.html: a missing model file must answer 404, not 200 with a page.
  appType: 'mpa',
  plugins: [react(), tailwindcss(), bundledText()],
  // Servers that compress do not say how long a file is, and a load without a total shows no progress.
  define: { 'import.meta.env.VITE_ENCODER_BYTES': JSON.stringify(String(await encoderBytes())) },
  worker: {
    format: 'es',
    plugins: () => [bundledText()],
    // Beside index.html, not in assets/: BASE_URL is relative to the page, and the worker resolves it against its own address.
    rolldownOptions: { output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' } },
  },
  resolve: {
    // The full bundle carries WebGL and the proxy worker; the wasm-only build is half the size and needs no eval.
    alias: [{ find: /^onnxruntime-web$/, replacement: 'onnxruntime-web/dist/ort.wasm.min.js' }],
  },
  server: { headers: securityHeaders({ isDevelopment: true }) },
  optimizeDeps: { include: ['@xenova/transformers', 'onnxruntime-web'] },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
});
