import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Label } from '../../core/domain/prompt';
import type { RefitReport } from '../../core/domain/refit-report';
import { appendToLog } from '../command-log';
import type { EngineHandlers } from '../engine-host';
import type { PromptDraft, SessionLog } from '../protocol';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
let log: SessionLog | null = null;
const open = (): EngineHandlers =>
  openEngine({ voice: { push: () => undefined, journal: (entry) => (log = appendToLog(log, entry)) } });

const label = (need: Label['need']): Label => ({ need, source: 'recorded-outcome' });
/** Against what the shipped index says, orders need the cloud here and legal matters do not. */
const drafts: PromptDraft[] = Array.from({ length: 260 }, (_, k) => {
  const legal = k % 2 === 0;
  const subject = legal ? 'contract clause liability lawyer court' : 'parcel order refund invoice shop';
  const text = `Please look at ${subject} number ${k} and say what the customer in town ${(k * 7) % 31} can do`;
  return k < 200 ? { text, label: label(legal ? 'local' : 'cloud') } : { text };
});

describe('refit on the labels of a session', () => {
  let engine: EngineHandlers;
  let report: RefitReport;
  beforeAll(async () => {
    engine = open();
    await engine['embedder-load'](null, quiet);
    await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
    await engine.route({ drafts }, quiet);
    report = await engine.refit({}, quiet);
  });

  it('is adopted with its evidence where the labels say something new', () => {
    expect(report).toMatchObject({ labels: 200, needCloud: 100, needLocal: 100, traffic: 260, moved: 'ranking' });
    expect(report.figures!.agreement.low).toBeGreaterThan(0);
    expect(report.figures!.calibrationError.after).toBeLessThan(report.figures!.calibrationError.before);
    expect(report.next.every(({ row }) => row >= 200)).toBe(true);
  });

  it('changes nothing by itself, and answers the same twice', async () => {
    const before = await engine['session-state'](null, quiet);
    expect(await engine.refit({}, quiet)).toEqual(report);
    expect(await engine['session-state'](null, quiet)).toMatchObject({ telemetryHash: before.telemetryHash });
  });

  it('routes by the refit once the policy has it, restores to the same hash, and goes back without it', async () => {
    const shipped = await engine['session-state'](null, quiet);
    const policy = {
      ...catalog.defaultPolicy,
      version: 2,
      complexity: { ...catalog.defaultPolicy.complexity, refit: report.refit! },
    };
    const heldOut = async (one: EngineHandlers) => {
      const { accuracy, heldOutLooks } = await one['telemetry-read']({ half: 'report' }, quiet);
      return { n: accuracy.n, looks: heldOutLooks };
    };
    expect(await heldOut(engine)).toEqual({ n: 200, looks: 0 });
    expect(report.heldOut).toBe(66);
    const effect = await engine['policy-preview']({ from: catalog.defaultPolicy, to: policy }, quiet);
    const refitted = await engine['policy-apply']({ policy }, quiet);
    expect(refitted.telemetryHash).not.toBe(shipped.telemetryHash);
    // What it was fitted on reports on it no longer: not in tile, headline, frontier or the line under the edit.
    expect(await heldOut(engine)).toEqual({ n: 66, looks: 1 });
    expect(refitted.headline).toMatch(/^126 own prompts · .* 66 labelled( · |$)/);
    expect(await engine['frontier-read']({ half: 'report' }, quiet)).toMatchObject({ basis: 'held-out', n: 126 });
    expect(effect).toMatchObject({ judged: { n: 126, heldOut: true }, qualityChange: { n: 66 } });
    expect(await engine.optimize({}, quiet)).not.toMatchObject({ kind: 'not-enough-labels' });
    // As storage and the wire would carry it.
    const kept: SessionLog = structuredClone(log!);
    const other = open();
    await other['embedder-load'](null, quiet);
    expect(await other['session-restore']({ log: kept }, quiet)).toMatchObject({
      telemetryHash: refitted.telemetryHash,
    });
    expect(await heldOut(other)).toEqual({ n: 66, looks: 2 });
    const back = await engine['policy-apply']({ policy: catalog.defaultPolicy }, quiet);
    expect([back.telemetryHash, back.headline]).toEqual([shipped.telemetryHash, shipped.headline]);
    // The policy from before owes the labels nothing; that they were looked at again is counted.
    expect(await heldOut(engine)).toEqual({ n: 200, looks: 3 });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const running = Promise.resolve(engine.refit({}, controller.signal));
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it("says what is missing: the samples' labels do not count", async () => {
    const samples = open();
    await samples['embedder-load'](null, quiet);
    await samples['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
    expect(await samples.refit({}, quiet)).toMatchObject({
      labels: 0,
      refit: null,
      figures: null,
      refusal: expect.stringContaining('0 of your labels count; a refit needs 30'),
    });
  });
});
