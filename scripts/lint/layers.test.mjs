import { describe, expect, it } from 'vitest';
import { fileNameViolation, importViolation } from './layers.mjs';

describe('importViolation', () => {
  it.each([
    ['core/flight.ts', './domain/prompt'],
    ['core/features/pii.ts', '../domain/prompt'],
    ['core/features/tokens.ts', 'tokenx'],
    ['core/flight.test.ts', '../catalog/catalog'],
    ['core/flight.test.ts', 'fast-check'],
    ['live/embedder.ts', '@xenova/transformers'],
    ['live/live-driver.ts', '../core/effects'],
    ['engine/engine-host.ts', '../catalog/catalog'],
    ['state/run-store.ts', '../engine/protocol'],
    ['ui/policy/policy-panel.tsx', '../charts/frontier-chart'],
    ['ui/policy/policy-panel.tsx', './threshold-slider'],
    ['ui/pathway/stage.tsx', 'framer-motion'],
    ['main.tsx', './app/app'],
    ['main.tsx', 'react-dom/client'],
  ])('lets %s import %s', (file, specifier) => {
    expect(importViolation(file, specifier)).toBeUndefined();
  });

  it.each([
    ['core/domain/prompt.ts', '../flight'],
    ['core/flight.ts', '../catalog/catalog'],
    ['core/flight.ts', 'react'],
    ['core/flight.ts', 'node:fs'],
    ['catalog/catalog.ts', '../engine/protocol'],
    ['live/live-driver.ts', '../core/flight'],
    ['live/ollama.ts', '@xenova/transformers'],
    ['state/run-store.ts', '../engine/engine-host'],
    ['state/run-store.ts', '../core/flight'],
    ['ui/log/log-panel.tsx', '../../catalog/catalog'],
    ['ui/log/log-panel.tsx', '../policy/policy-panel'],
    ['ui/log/log-panel.tsx', 'recharts'],
    ['ui/kit/button.tsx', '../log/log-panel'],
    ['ui/log/log-panel.tsx', '../../app/app'],
    ['engine/engine-host.ts', '../testing/fake-embedder'],
    ['app/app.tsx', '../training/train'],
    ['stuff/thing.ts', './other'],
  ])('refuses that %s imports %s', (file, specifier) => {
    expect(importViolation(file, specifier)).toEqual(expect.any(String));
  });
});

describe('fileNameViolation', () => {
  it.each(['flight.ts', 'engine.worker.ts', 'run-store.test.ts', '.size-limit.mjs'])('takes %s', (name) => {
    expect(fileNameViolation(name)).toBeUndefined();
  });

  it.each(['utils.ts', 'index.tsx', 'Types.ts', 'PolicyPanel.tsx', 'run_store.ts'])('refuses %s', (name) => {
    expect(fileNameViolation(name)).toEqual(expect.any(String));
  });
});
