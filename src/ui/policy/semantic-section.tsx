import { lazy, Suspense } from 'react';
import { NumberField } from '../kit/number-field';
import { SectionHeading } from '../kit/section-heading';
import { AlignmentLine } from './alignment-line';
import { ClusterEditor } from './cluster-editor';
import { ClusterForm } from './cluster-form';
import { Disclosure } from './disclosure';
import { EncoderState, OwnEncoderLine } from './encoder-state';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const OwnEncoderBlock = lazy(async () => ({ default: (await import('./own-encoder-block')).OwnEncoderBlock }));
const ReclusterBlock = lazy(async () => ({ default: (await import('./recluster-block')).ReclusterBlock }));
const ThresholdChecks = lazy(async () => ({ default: (await import('./threshold-checks')).ThresholdChecks }));

/** What is decided by likeness to examples: the threshold, the encoder, and the clusters of examples. */
export function SemanticSection() {
  const part = usePolicyPart('semantic');
  if (part === null) return null;
  const { value, edit } = part;
  const { enabled, similarityThreshold, topK, clusters } = value;
  const mirror = (1 - similarityThreshold).toFixed(2);
  return (
    <PolicySection id="semantic" parts={['semantic']}>
      <Toggle
        name="Semantic on"
        checked={enabled}
        onChange={(next) => edit(next ? 'Semantic on' : 'Semantic off', { enabled: next })}
      />
      <NumberField
        name="Similarity threshold"
        value={similarityThreshold}
        min={0.5}
        max={1}
        step={0.01}
        describedBy="similarity-meaning"
        onChange={(next, group) =>
          edit(
            (before, after) => `${before.similarityThreshold.toFixed(2)} → ${after.similarityThreshold.toFixed(2)}`,
            { similarityThreshold: next },
            group,
          )
        }
      />
      <p id="similarity-meaning" className="text-12 text-fg-2">
        Calibrated P(cloud) from {similarityThreshold.toFixed(2)} up goes to the cloud, up to {mirror} local, between
        them it passes on.
      </p>
      <NumberField
        name="Top-k"
        value={topK}
        min={1}
        max={50}
        step={1}
        withSlider={false}
        unit="examples"
        onChange={(next, group) =>
          edit((before, after) => `top-k ${before.topK} → ${after.topK}`, { topK: next }, group)
        }
      />
      <EncoderState />
      <OwnEncoderLine />
      <Disclosure summary="Another encoder">
        {() => (
          <Suspense fallback={null}>
            <OwnEncoderBlock choice={value.encoder} />
          </Suspense>
        )}
      </Disclosure>
      <AlignmentLine />
      <Disclosure summary="Thresholds against labels">
        {() => (
          <Suspense fallback={null}>
            <ThresholdChecks />
          </Suspense>
        )}
      </Disclosure>
      <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <SectionHeading level={3}>{clusters.length} clusters</SectionHeading>
        <ul className="border-t border-hair">
          {clusters.map((cluster) => (
            <ClusterEditor
              key={cluster.id}
              cluster={cluster}
              policyThreshold={similarityThreshold}
              onChange={(description, update, group) =>
                edit(
                  description,
                  { clusters: clusters.map((other) => (other.id === cluster.id ? update(other) : other)) },
                  group,
                )
              }
              onRemove={() =>
                edit(`cluster ${cluster.name} removed`, {
                  clusters: clusters.filter((other) => other.id !== cluster.id),
                })
              }
            />
          ))}
        </ul>
        <ClusterForm
          taken={clusters}
          onAdd={(cluster) => edit(`cluster ${cluster.name} added`, { clusters: [...clusters, cluster] })}
        />
        <Disclosure summary="Re-cluster">
          {() => (
            <Suspense fallback={null}>
              <ReclusterBlock clusters={clusters} />
            </Suspense>
          )}
        </Disclosure>
      </section>
    </PolicySection>
  );
}
