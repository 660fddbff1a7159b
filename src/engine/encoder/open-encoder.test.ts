import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { OwnEncoderInfo } from '../../core/domain/own-encoder';
import type { Policy } from '../../core/domain/policy';
import { fakeEmbedder } from '../../testing/fake-embedder';
import { createHandlers } from '../create-handlers';
import type { EngineHandlers } from '../engine-host';

const quiet = new AbortController().signal;
const files = Object.entries({
  'config.json': '{"hidden_size": 256, "vocab_size": 250002}',
  'tokenizer.json': '{}',
  'onnx/model_quantized.onnx': 'weights',
}).map(([path, text]) => ({ path: `many-languages/${path}`, blob: new Blob([text]) }));
const french = 'Bonjour, pouvez-vous me dire pourquoi la compilation échoue quand je lance les tests dans le dépôt ?';
const drafts = Array.from({ length: 60 }, (_, k) => ({
  text: `${k % 2 === 0 ? 'Prove the theorem about primes' : 'Translate this sentence'} number ${k} with every step shown in full`,
  label: { need: k % 2 === 0 ? 'cloud' : 'local', source: 'user' } as const,
}));
const naming = (encoder: Policy['semantic']['encoder'], version: number): Policy => {
  const { semantic } = catalog.defaultPolicy;
  return {
    ...catalog.defaultPolicy,
    version,
    semantic: { ...semantic, ...(encoder === undefined ? {} : { encoder }) },
  };
};

describe('an encoder of the user’s own', () => {
  let engine: EngineHandlers;
  let open: OwnEncoderInfo;
  beforeAll(async () => {
    engine = createHandlers({
      catalog,
      embedder: fakeEmbedder(),
      openFolder: () => fakeEmbedder(),
      now: () => performance.now(),
      voice: { push: () => undefined, journal: () => undefined },
    });
    await engine['embedder-load'](null, quiet);
    await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
    await engine.route({ drafts: [...drafts, { text: french }] }, quiet);
  });
  const semanticOf = async (row: number) => {
    const { decision } = await engine.inspect({ row }, quiet);
    return { decision, entry: decision.trace.find(({ stage }) => stage === 'semantic') };
  };

  it('fails visibly where the policy names it and it is not loaded: the other pillars decide', async () => {
    await engine['policy-apply']({ policy: naming({ id: 'elsewhere 00', covers: 'any' }, 2) }, quiet);
    const { entry, decision } = await semanticOf(0);
    expect(entry!.verdict).toMatchObject({ kind: 'failed', error: { code: 'embedder-not-loaded' } });
    expect(entry!.reason).toContain('Encoder elsewhere 00 is not loaded: choose its folder');
    expect(decision.complexityFrom).toBe('embedding');
    await engine['policy-apply']({ policy: naming(undefined, 3) }, quiet);
  });

  it('says what it is, and guesses by its vocabulary that it reads many languages', async () => {
    open = await engine['encoder-open']({ files }, quiet);
    expect(open).toMatchObject({ name: 'many-languages', dimensions: 256, covers: 'any' });
  });

  it('routes by its own vectors: with the same vectors and the same languages as before', async () => {
    const before = await engine['session-state'](null, quiet);
    const same = await engine['policy-apply']({ policy: naming({ id: open.id, covers: 'english' }, 4) }, quiet);
    expect(same.telemetryHash).toBe(before.telemetryHash);
    expect((await semanticOf(0)).entry!.reason).toContain(`Score (not calibrated for ${open.id})`);
  });

  it('reads other languages where it covers them; the index stays with the shipped encoder', async () => {
    expect((await semanticOf(60)).entry!.reason).toContain("outside the encoder's");
    await engine['policy-apply']({ policy: naming({ id: open.id, covers: 'any' }, 5) }, quiet);
    const { entry, decision } = await semanticOf(60);
    expect(entry!.score).toBeDefined();
    expect(decision.complexityFrom).toBe('text');
    expect(await engine['alignment-read'](null, quiet)).toMatchObject({ otherLanguageShare: 0 });
  });

  it('is calibrated on the labels of the session, and says on how many', async () => {
    const calibration = await engine['encoder-calibrate'](null, quiet);
    expect(calibration).toMatchObject({ labels: 60, needCloud: 30, refusal: null });
    const { fit, labels } = calibration;
    expect(fit!.slope).toBeGreaterThan(0);
    const calibrated = { id: open.id, covers: 'any', calibration: { ...fit!, labels } } as const;
    await engine['policy-apply']({ policy: naming(calibrated, 6) }, quiet);
    expect((await semanticOf(0)).entry!.reason).toContain('P(cloud-required)');
  });

  it('refuses a folder that is none, and too few labels', async () => {
    await expect(engine['encoder-open']({ files: files.slice(1) }, quiet)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('lacks config.json'),
    });
    await engine['session-clear'](null, quiet);
    await engine.route({ drafts: drafts.slice(0, 8) }, quiet);
    expect(await engine['encoder-calibrate'](null, quiet)).toMatchObject({ fit: null, labels: 8 });
  });
});
