import { flattenSpans } from './flatten-spans';
import type { LogFormat } from './log-format';
import { DelimitedReader } from './read-delimited';
import { JsonLinesReader } from './read-json-lines';
import { JsonReader } from './read-json';
import { TextReader } from './read-text';
import type { RecordReader, RecordSink } from './record-reader';

/** The reader of a format; JSON exports of OpenTelemetry give a record for each span. */
export function createReader(format: LogFormat, sink: RecordSink): RecordReader {
  switch (format.kind) {
    case 'delimited':
      return new DelimitedReader(format, sink);
    case 'text':
      return new TextReader(format.separatedBy, sink);
    case 'json-lines':
      return new JsonLinesReader(spanSink(sink));
    case 'json':
      return new JsonReader(format.list === null ? null : format.from, spanSink(sink));
  }
}

function spanSink(sink: RecordSink): RecordSink {
  return {
    bad: sink.bad,
    record: ({ line, value }) => {
      for (const one of flattenSpans(value)) sink.record({ line, value: one });
    },
  };
}
